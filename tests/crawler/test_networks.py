"""Only public addresses are connected to, in whatever form they are written."""

import pytest

from crawler.networks import NetworkSettingError, may_connect, read_networks


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_address_may_be_connected_to(address: str) -> None:
    assert may_connect(address, ())


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - nothing is bound
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_address_that_is_not_public_may_not(address: str) -> None:
    assert not may_connect(address, ())


def test_allowed_network_may() -> None:
    allowed = read_networks(["127.0.0.0/8"])

    assert may_connect("127.0.0.21", allowed)
    assert not may_connect("10.0.0.1", allowed)


def test_setting_that_is_no_network_is_one_line() -> None:
    with pytest.raises(NetworkSettingError, match=r"'localhost', which is no network: write one like 127\.0\.0\.0/8"):
        read_networks(["localhost"])
