"""Addresses that one database takes and the other refuses get the same answer on both."""

import pytest
from sqlalchemy.orm import sessionmaker

from webapp.app import create_app


@pytest.fixture
def client(engine):
    """The web app over an empty record."""
    return create_app(sessionmaker(engine)).test_client()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/changes?since=999999999", 200),
        ("/changes?since=999999999999", 400),
        ("/search?after=1-999999999", 200),
        ("/search?after=1-999999999999999", 400),
        ("/api/claims?after=99999999999999999-1", 200),
        ("/claims/c-%00", 404),
        ("/claims/c-a@%00", 404),
        ("/disputes/a%00", 404),
        ("/companies/a%00.json", 404),
        ("/outlets/a%00", 404),
        ("/embed/disputes/a%00", 404),
        ("/search?q=%00", 200),
    ],
)
def test_an_address_gets_the_same_answer_on_both(client, address, status):
    assert client.get(address).status_code == status
