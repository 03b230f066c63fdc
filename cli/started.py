"""`python -m cli.started`: a command that another one started, and that ends when its starter does, however it ends.

The starter holds the other end of our standard input. The system closes it even after `kill -9`, which no process can
answer by stopping those that it started.
"""

import os
import signal
import sys
import threading

from cli.main import main


def end_with_starter() -> None:
    """Watch standard input in a thread; once it is closed, end as SIGTERM would end us."""
    threading.Thread(target=_wait_for_end, args=(sys.stdin.fileno(),), daemon=True).start()


def _wait_for_end(descriptor: int) -> None:
    while os.read(descriptor, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    end_with_starter()
    main()
