"""One crawl of all hostile hosts in a process of its own, as `onrecord crawl` does it but with short limits.

Called with a file of outlets, a folder and the seconds an answer may take. It leaves in the folder the record, the
archive, the addresses that were connected to (connected.txt) and what it cost (cost.json). Names are resolved from a
table, for no test asks a name server.
"""

import json
import os
import resource
import socket
import sys
import time
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

OUTSIDE = "127.1.0.1"  # with its network, the only one that this crawl may take for public
ALLOWED = "127.1.0.0/16"
LIMITS = {"answer_bytes": 4 * 1024 * 1024, "retries": 0, "page_seconds": 60.0}
HANGING = 10.0  # seconds that a look-up of a name takes whose server does not answer
_system = socket.getaddrinfo
_times: dict[str, "count[int]"] = {}

# Answers of a name server that means harm; a list of lists is one answer after the other.
NAMES: dict[str, list[list[str]]] = {
    "localhost": [["127.0.0.1", "::1"]],
    "inside.example": [["127.0.0.1"]],
    "127.0.0.1.nip.example": [["127.0.0.1"]],
    "metadata.example": [["169.254.169.254"]],
    "private.example": [["10.0.0.1", "192.168.0.1", "fd00::1"]],
    "shared.example": [["100.64.0.1"]],
    "mapped.example": [["::ffff:127.0.0.1"]],
    "translated.example": [["64:ff9b::7f00:1"]],
    "mixed.example": [[OUTSIDE, "127.0.0.1"]],
    "rebinding.example": [[OUTSIDE], [OUTSIDE], ["127.0.0.1"]],
}


def main(outlets_file: str, folder: str, seconds: str) -> None:
    """Crawl and read."""
    home = Path(folder)
    connected = (home / "connected.txt").open("a", encoding="utf-8")
    sys.addaudithook(lambda event, args: event == "socket.connect" and _note(connected, args[1]))
    socket.getaddrinfo = _resolved
    # Not before now: Twisted takes the function when it is imported.
    from sqlalchemy.orm import sessionmaker

    from crawler.archive import Archive
    from crawler.archive_files import ArchiveFiles
    from crawler.limits import Limits
    from crawler.outlet_file import read_outlets
    from crawler.pending import extract_pending
    from crawler.round import OutletRound, RoundOptions
    from crawler.run import run_jobs
    from crawler.worker import Worker
    from store.database import open_engine, upgrade

    limits = Limits(answer_seconds=float(seconds), **LIMITS)
    known, engine = read_outlets(Path(outlets_file)), open_engine(f"sqlite:///{home / 'onrecord.db'}")
    upgrade(engine)
    sessions, began = sessionmaker(engine, expire_on_commit=False), time.monotonic()
    rounds = [OutletRound(outlet, sessions, RoundOptions(limit=3)) for outlet in known.values()]
    (home / "unfinished").mkdir()
    files, contact = ArchiveFiles(str(home / "archive"), home / "unfinished"), "https://onrecord.invalid/contact"
    with Archive(files, contact) as archive:
        run_jobs(
            [one.run for one in rounds],
            archive=archive,
            contact=contact,
            allowed_networks=[ALLOWED],
            limits=limits,
        )
    crawled = time.monotonic() - began
    extract_pending(sessions, files, known, open_worker=partial(Worker, read_or_die, limits=limits))
    cost = {"crawl_seconds": crawled, "all_seconds": time.monotonic() - began, **_memory()}
    (home / "cost.json").write_text(json.dumps(cost), encoding="utf-8")


def read_or_die(page: Any) -> Any:
    """Read as we do, but for one page, which ends the process as a fault in a parser would."""
    from crawler.worker import read_page

    if b"<!-- deadly -->" in page.body:
        with (Path(sys.argv[2]) / "deaths.txt").open("a", encoding="utf-8") as deaths:
            print(page.url, file=deaths)
        os._exit(1)
    return read_page(page)


def _note(file: Any, address: Any) -> None:
    if isinstance(address, tuple):
        print(address[0], file=file, flush=True)


def _memory() -> dict[str, float]:
    """Peak memory in MB and time of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"crawler_mb": _peak_mb(used.ru_maxrss), "crawler_cpu_seconds": used.ru_utime + used.ru_stime}


def _peak_mb(maxrss: int) -> float:
    """The peak since this program began; what the system counts by itself may be that of the process it came from."""
    status = Path("/proc/self/status")
    if not status.exists():
        return maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _resolved(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
    name = (host.decode() if isinstance(host, bytes) else host or "").rstrip(".").lower()
    if name.startswith("unresolved"):
        time.sleep(HANGING)
    answers = NAMES.get(name) or ([[OUTSIDE]] if name.endswith(".example") else None)
    if answers is None:
        # A number in whatever spelling is read as the system reads it, and no other name is asked for.
        return _system(host, port, *rest, **{**more, "flags": socket.AI_NUMERICHOST})
    at = min(next(_times.setdefault(name, count())), len(answers) - 1)
    return [one for address in answers[at] for one in _system(address, port, *rest, **more)]


if __name__ == "__main__":
    main(*sys.argv[1:])
