"""Serves all hostile hosts on one loopback address, by the name they are asked under, and counts; and the inside."""

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from hostile.serving import CLOSED, DEFAULT, Case, Here, Part

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OUTSIDE, INSIDE = "127.1.0.1", ("127.0.0.1", "::1")


@dataclass
class Asked:
    """One request, by the server's own clock; `ended` is when all was sent, or nobody took it."""

    host: str
    path: str
    at: float
    agent: str = ""
    ended: float | None = None


@dataclass
class HostileServer:
    """Runs in a thread of its own; `asked` is what came, `inside` what reached an address that nobody may reach."""

    cases: Mapping[str, Case]
    asked: list[Asked] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    port: int = 0
    inside_port: int = 0

    def start(self) -> None:
        """Serve, once this returns."""
        self._is_up = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self._thread.start()
        if not self._is_up.wait(30):
            raise RuntimeError("the hostile server did not start")

    def stop(self) -> None:
        """End all connections and the thread."""
        self._loop.call_soon_threadsafe(self._is_over.set)
        self._thread.join(30)

    def of(self, name: str) -> list[Asked]:
        """What one host was asked for, in order."""
        return [one for one in self.asked if one.host == f"{name}.example"]

    async def _run(self) -> None:
        self._loop, self._is_over = asyncio.get_running_loop(), asyncio.Event()
        async with AsyncExitStack() as servers:
            self.port = await self._listen(servers, self._serve, OUTSIDE, 0)
            for host in filter(_is_here, INSIDE):
                self.inside_port = await self._listen(servers, self._trespassed, host, self.inside_port)
            self._is_up.set()
            await self._is_over.wait()

    async def _listen(self, servers: AsyncExitStack, serve: Serve, host: str, port: int) -> int:
        server = await servers.enter_async_context(await asyncio.start_server(serve, host, port))
        found: int = server.sockets[0].getsockname()[1]
        return found

    async def _trespassed(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.inside.append(str(writer.get_extra_info("sockname")))
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            is_over = False
            while not is_over:
                asked = _asked((await reader.readuntil(b"\r\n\r\n")).decode("latin-1"))
                self.asked.append(asked)
                try:
                    is_over = await self._answer(asked, writer)
                finally:
                    asked.ended = time.monotonic()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            return
        finally:
            writer.close()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        host = asked.host.partition(".")[0]
        here = Here(f"http://{asked.host}:{self.port}", self.inside_port, self.port)
        reply = {**DEFAULT, **self.cases[host].routes}.get(asked.path) if host in self.cases else None
        parts: list[Part] = [b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"]
        for part in parts if reply is None else reply(here):
            if part == CLOSED:
                return True
            if isinstance(part, float):
                await asyncio.sleep(part)
            else:
                writer.write(part)
                await writer.drain()
        return False


def _asked(head: str) -> Asked:
    lines = head.splitlines()
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    host = fields.get("host", "").partition(":")[0]
    return Asked(host, lines[0].split(" ")[1], time.monotonic(), fields.get("user-agent", ""))


def _is_here(host: str) -> bool:
    """Whether this machine has the address; some have no IPv6."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        try:
            probe.bind((host, 0))
        except OSError:
            return False
    return True
