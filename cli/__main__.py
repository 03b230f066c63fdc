"""`python -m cli`: the command line for a process that another command starts."""

from cli.main import main

main()
