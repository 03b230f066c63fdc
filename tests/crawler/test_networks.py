"""Only public addresses are connected to, in whatever form they are written."""

import pytest

from crawler.networks import NetworkSettingError, may_connect, read_networks, why_not_asked


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
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b:1::7f00:1",
        "fec0::1",
        "3fff::1",
        "5f00::1",
        "192.0.0.8",
        "198.18.0.1",
        "240.0.0.1",
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


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://paper.example/news/1", None),
        ("http://paper.example:80/", None),
        ("https://paper.example:8443/", None),
        ("https://paper.example/@writer/1", None),
        ("https://user@paper.example/", "the address has a user name in it"),
        ("https://paper.example@10.0.0.1/", "the address has a user name in it"),
        ("http://paper.example:22/", "port 22 is no port of a web server"),
        ("http://paper.example:6000/", "port 6000 is no port of a web server"),
    ],
)
def test_address_may_be_refused_for_its_form(url: str, reason: str | None) -> None:
    assert why_not_asked(url) == reason
