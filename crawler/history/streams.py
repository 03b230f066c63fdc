"""The bytes of a WARC file, unpacked and counted."""

import gzip
import zlib
from io import BufferedReader

_GZIP = b"\x1f\x8b"


class Unpacked:
    """A stream without its gzip coding, as FastWARC asks for it: it counts what was read and keeps the last four bytes.

    The standard library's reader says when a member is cut off or damaged; FastWARC's own ends without a word. Here
    the stream ends too, so that what came before is still read, and `problem` says why.
    """

    def __init__(self, stream: BufferedReader) -> None:
        is_packed = stream.peek(len(_GZIP)).startswith(_GZIP)
        self._inner = gzip.GzipFile(fileobj=stream) if is_packed else stream
        self.size, self.tail = 0, b""
        self.problem: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes, b"" at the end."""
        try:
            content = self._inner.read1(size)
        except (OSError, EOFError, zlib.error) as error:
            self.problem = error
            return b""
        self.size += len(content)
        self.tail = (self.tail + content[-4:])[-4:]
        return content

    def tell(self) -> int:
        """How many bytes were read."""
        return self.size
