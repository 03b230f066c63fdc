"""The app with its review desk, two accounts, and somebody who goes there as a browser does."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from store.database import open_engine
from store.models import Account
from store.vocabulary import AccountRole
from webapp.app import create_app
from webapp.desk.pages import Desk

PASSWORD = "a long sample password"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Visitor:
    """A browser without JavaScript: it sends the forms that it was shown, with their tokens."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = ""

    def get(self, path: str, **more: object) -> TestResponse:
        return self._seen(self.client.get(path, **more))

    def post(self, path: str, **form: object) -> TestResponse:
        return self._seen(self.client.post(path, data={"csrf_token": self.token, **form}))

    def sign_in(self, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
        self.get("/review/sign-in")
        return self.post("/review/sign-in", name=name, password=password, **more)

    def _seen(self, answer: TestResponse) -> TestResponse:
        found = _TOKEN.search(answer.text)
        self.token = found[1] if found else self.token
        return answer


@pytest.fixture(scope="session")
def writer(database: Engine) -> Iterator[Engine]:
    """The database as those open it who write to it."""
    engine = open_engine(str(database.url), writes=True)
    yield engine
    engine.dispose()


@pytest.fixture
def app(engine: Engine, writer: Engine) -> Flask:
    desk = Desk(key="a key that only these tests sign with", sessions=sessionmaker(writer))
    app = create_app(sessionmaker(engine), today=lambda: date(2026, 1, 2), desk=desk)
    app.testing = True
    return app


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The hash of PASSWORD, made once: a good one takes long."""
    return PasswordHasher().hash(PASSWORD)


@pytest.fixture(autouse=True)
def accounts(session: Session, password_hash: str) -> dict[str, Account]:
    """A reviewer and an editor, both with PASSWORD, called as their roles are."""
    made = [
        Account(name=f"{role.label.title()} Sample", role=role, password_hash=password_hash, made_at=datetime.now(UTC))
        for role in AccountRole
    ]
    session.add_all(made)
    session.commit()
    return {str(account.role): account for account in made}


@pytest.fixture
def visit(app: Flask) -> Callable[[], Visitor]:
    """Opens a browser of its own."""
    return lambda: Visitor(app.test_client())


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    """Somebody who has not signed in."""
    return visit()


@pytest.fixture
def reviewer(visit: Callable[[], Visitor]) -> Visitor:
    """The reviewer, signed in."""
    visitor = visit()
    visitor.sign_in("Reviewer Sample")
    visitor.get("/review")
    return visitor


@pytest.fixture
def editor(visit: Callable[[], Visitor]) -> Visitor:
    """The editor, signed in."""
    visitor = visit()
    visitor.sign_in("Editor Sample")
    visitor.get("/review")
    return visitor
