"""Which addresses may be connected to: public ones only, judged after the name is resolved, at every connection."""

import ipaddress
from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from store.errors import OnRecordError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NetworkSettingError(OnRecordError):
    """A network in the settings is none."""


# What the public network is made of, and what of it IANA's registries of special addresses set apart though
# `ipaddress` of Python 3.11 calls it global.
_UNICAST = tuple(ipaddress.ip_network(text) for text in ("0.0.0.0/0", "2000::/3"))
_SPECIAL = tuple(ipaddress.ip_network(text) for text in ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20"))

_WEB_PORTS = frozenset({80, 443})
# Ports above 1023 that the Fetch standard blocks, for a server of another kind answers there ("bad port").
_OTHER_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}
)

# The address for which a host was last refused, so that an error can name it: Twisted only says "not found".
_refused: dict[str, str] = {}


def why_not_found(host: str) -> str:
    """Why no address of a host could be connected to."""
    if host in _refused:
        return f"{host} is at {_refused[host]}, which is not public; ONRECORD_ALLOWED_NETWORKS can allow it"
    return f"host {host} not found"


def why_not_asked(url: str) -> str | None:
    """Why an address is not asked for by its form alone, if it is not: a user's name in it, or a port of no web server.

    Which address its host is at is judged when it is connected to.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        return "the address has a user name in it"
    if parts.port and parts.port not in _WEB_PORTS and (parts.port < 1024 or parts.port in _OTHER_PORTS):
        return f"port {parts.port} is no port of a web server"
    return None


def read_networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """The networks of ONRECORD_ALLOWED_NETWORKS; raises NetworkSettingError for one that is none."""
    return tuple(_network(text) for text in texts)


def may_connect(address: str, allowed: Sequence[Network]) -> bool:
    """Whether an IP address is public, or in one of the networks allowed besides."""
    found = _plain(ipaddress.ip_address(address.partition("%")[0]))
    return _is_public(found) or any(found in network for network in allowed)


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


def _is_public(address: Address) -> bool:
    if address.is_multicast or not address.is_global:
        return False
    return any(address in network for network in _UNICAST) and not any(address in network for network in _SPECIAL)


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 form stands for, where it stands for one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    return address.ipv4_mapped or address.sixtofour or _nat64(address) or address


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address not in ipaddress.IPv6Network("64:ff9b::/96"):
        return None
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
