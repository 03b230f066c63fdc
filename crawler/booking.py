"""The handler that books each request with its host, whatever became of it, and takes in no parcel within a parcel."""

from time import monotonic

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.downloading import ArchivingHandler
from crawler.headers import BadAnswerError
from crawler.hosts import host_of, hosts_of


class BookingHandler(ArchivingHandler):
    """Archives, and keeps the accounts of crawler.hosts."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._hosts = hosts_of(crawler)

    async def download_request(self, request: Request) -> Response:
        began = monotonic()
        try:
            response = await super().download_request(request)
        finally:
            self._hosts.note_end(request, monotonic() - began)
        asked = response.headers.get("Retry-After")
        self._hosts.note_answer(host_of(request.url), response.status, asked.decode("latin-1") if asked else None)
        _check_packing(response)
        return response


def _check_packing(response: Response) -> None:
    """Each packing may unpack to the most that an answer may have; in honest use there is one."""
    times = sum(value.count(b",") + 1 for value in response.headers.getlist("Content-Encoding"))
    if times > 1:
        raise BadAnswerError(f"answer is packed {times} times")
