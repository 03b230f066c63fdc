"""`python -m benchmarks`: the measurements that need nothing but this project."""

from benchmarks import reading_speed

reading_speed.main()
