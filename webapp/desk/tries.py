"""How often somebody may try to sign in: so many tries for each address that asks, and more for each name."""

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from store.accounts import LONGEST

# One address alone cannot use up the tries of a name, and so keep its owner out: past its own they count for nothing.
_PER_ADDRESS, _PER_NAME = parse("10 per hour"), parse("40 per hour")


class Tries:
    """Counts tries in the memory of this process; one that succeeds takes back those before it."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, address: str, name: str) -> int:
        """Count a try, and say how many seconds to wait before it may be made: none where it may be made now."""
        for limit, who in _counted(address, name):
            if not self._limiter.hit(limit, who):
                return self._until_reset(limit, who)
        return 0

    def forget(self, address: str, name: str) -> None:
        """Count no try of these any more."""
        for limit, who in _counted(address, name):
            self._limiter.clear(limit, who)

    def _until_reset(self, limit: RateLimitItem, who: str) -> int:
        return max(1, int(self._limiter.get_window_stats(limit, who).reset_time - time.time()))


def _counted(address: str, name: str) -> list[tuple[RateLimitItem, str]]:
    return [(_PER_ADDRESS, f"address:{address}"), (_PER_NAME, f"name:{name[:LONGEST]}")]
