"""Which addresses may be connected to: public ones only, judged after the name is resolved, at every connection."""

import ipaddress
from collections.abc import Sequence
from typing import Any, Self

from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from store.errors import OnRecordError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NetworkSettingError(OnRecordError):
    """A network in the settings is none."""


# The address for which a host was last refused, so that an error can name it: Twisted only says "not found".
_refused: dict[str, str] = {}


def why_not_found(host: str) -> str:
    """Why no address of a host could be connected to."""
    if host in _refused:
        return f"{host} is at {_refused[host]}, which is not public; ONRECORD_ALLOWED_NETWORKS can allow it"
    return f"host {host} not found"


def read_networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """The networks of ONRECORD_ALLOWED_NETWORKS; raises NetworkSettingError for one that is none."""
    return tuple(_network(text) for text in texts)


def may_connect(address: str, allowed: Sequence[Network]) -> bool:
    """Whether an IP address is public, or in one of the networks allowed besides."""
    found = _plain(ipaddress.ip_address(address.partition("%")[0]))
    return (found.is_global and not found.is_multicast) or any(found in network for network in allowed)


@implementer(IHostnameResolver)
class PublicOnlyResolver:
    """Resolves names as the reactor does, and hands on only addresses that may be connected to.

    It stands between every connection and its address, so a redirect or a name that changes its address is met too.
    """

    def __init__(self, reactor: Any, allowed: Sequence[Network]) -> None:
        self._reactor, self._inner, self._allowed = reactor, reactor.nameResolver, allowed

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        return cls(reactor, read_networks(crawler.settings.getlist("ALLOWED_NETWORKS")))

    def install_on_reactor(self) -> None:
        """Called by Scrapy before the first connection."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self, receiver: Any, name: str, *rest: Any, **options: Any
    ) -> IHostResolution:
        """Twisted's entry: resolve `name` and pass on what may be connected to."""
        sieve = _Sieve(receiver, name, self._allowed)
        resolution: IHostResolution = self._inner.resolveHostName(sieve, name, *rest, **options)
        return resolution


@implementer(IResolutionReceiver)
class _Sieve:
    def __init__(self, receiver: Any, name: str, allowed: Sequence[Network]) -> None:
        self._receiver, self._name, self._allowed = receiver, name, allowed

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if may_connect(address.host, self._allowed):
            self._receiver.addressResolved(address)
        else:
            _refused[self._name] = address.host

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise NetworkSettingError(
            f"ONRECORD_ALLOWED_NETWORKS holds {text!r}, which is no network: write one like 127.0.0.0/8"
        ) from error


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 form stands for, where it stands for one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    return address.ipv4_mapped or address.sixtofour or _nat64(address) or address


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address not in ipaddress.IPv6Network("64:ff9b::/96"):
        return None
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
