"""Who comes to the desk, for how long, and what a stranger gets."""

from datetime import date

import pytest
from itsdangerous import TimestampSigner
from sqlalchemy.orm import sessionmaker

from webapp.app import create_app
from webapp.desk import signing_in
from webapp.desk.pages import Desk

NAME, PASSWORD = "Editor Sample", "a long sample password"
COOKIE = "onrecord_desk"


def _cookie(answer):
    return answer.headers.get("Set-Cookie", "")


def _is_out(visitor):
    answer = visitor.get("/review")
    return answer.status_code == 303 and answer.location.startswith("/review/sign-in")


# --- without a desk, and beside it ------------------------------------------------------------------------------------


def test_without_a_key_there_is_no_desk(engine):
    client = create_app(sessionmaker(engine), today=lambda: date(2026, 1, 2)).test_client()

    assert {client.get(path).status_code for path in ("/review", "/review/sign-in", "/review/assertion/1")} == {404}


def test_public_pages_set_no_cookie_and_can_be_kept_by_anybody(editor):
    answer = editor.get("/")

    assert _cookie(answer) == ""
    assert "Cookie" not in answer.headers["Vary"]
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["ETag"]
    assert "onrecord_desk" not in editor.client.get("/").request.headers.get("Cookie", "")


def test_a_form_of_the_public_pages_needs_no_token(engine, writer):
    def read_nothing(text):
        raise AssertionError(text)

    desk = Desk(key="a key that only these tests sign with", sessions=sessionmaker(writer))
    client = create_app(sessionmaker(engine), read_text=read_nothing, desk=desk).test_client()

    assert "The text was not read" in client.post("/analyse", data={"text": ""}).text


# --- coming in --------------------------------------------------------------------------------------------------------


def test_who_has_name_and_password_comes_in(visitor):
    answer = visitor.sign_in(NAME)

    assert (answer.status_code, answer.location) == (303, "/review")
    assert "Editor Sample" in visitor.get("/review").text


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, "a wrong sample password"), ("Nobody", PASSWORD), ("", ""), ("a\0", "b")]
)
def test_who_has_not_is_told_the_same_whatever_is_wrong(visitor, name, password):
    answer = visitor.sign_in(name, password)

    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert _is_out(visitor)


def test_every_page_of_the_desk_leads_a_stranger_to_the_form_and_back(visitor):
    answer = visitor.get("/review/assertion/12")
    form = visitor.get(answer.location)
    signed_in = visitor.post("/review/sign-in", name=NAME, password=PASSWORD, next="/review/assertion/12")

    assert answer.location == "/review/sign-in?next=/review/assertion/12"
    assert 'name="next" value="/review/assertion/12"' in form.text
    assert signed_in.location == "/review/assertion/12"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/review/", "/\\evil.example", "/companies", "javascript:1"]
)
def test_nobody_is_led_elsewhere_after_signing_in(visitor, elsewhere):
    assert visitor.sign_in(NAME, next=elsewhere).location == "/review"


# --- the cookie -------------------------------------------------------------------------------------------------------


def test_the_cookie_is_for_the_desk_alone_and_no_script(visitor):
    parts = _cookie(visitor.sign_in(NAME)).split("; ")

    assert {"HttpOnly", "Path=/review", "SameSite=Strict"} <= set(parts)
    assert "Secure" not in parts


def test_the_cookie_goes_over_https_alone_where_it_was_given_so(app):
    answer = app.test_client().get("/review/sign-in", base_url="https://record.example")

    assert "Secure" in _cookie(answer).split("; ")


def test_a_session_that_was_fixed_before_signing_in_is_worth_nothing(visitor, visit):
    visitor.get("/review/sign-in")
    fixed, token = visitor.client.get_cookie(COOKIE, path="/review").value, visitor.token
    visitor.sign_in(NAME)
    visitor.get("/review")

    thief = visit()
    thief.client.set_cookie(COOKIE, fixed, path="/review")

    assert _is_out(thief)
    assert token != visitor.token
    assert visitor.client.post("/review/sign-out", data={"csrf_token": token}).status_code == 400


def test_a_cookie_that_was_written_by_hand_is_worth_nothing(visitor):
    visitor.client.set_cookie(COOKIE, "eyJhY2NvdW50IjoxfQ.aaaaaa.AAAAAAAAAAAAAAAAAAAAAAAAAAA", path="/review")

    assert _is_out(visitor)


def test_nothing_of_the_desk_is_kept_or_listed(editor):
    answer = editor.get("/review")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "ETag" not in answer.headers


# --- the end ----------------------------------------------------------------------------------------------------------


def test_signing_out_ends_the_session_wherever_the_cookie_lies(editor, visit):
    thief = visit()
    thief.client.set_cookie(COOKIE, editor.client.get_cookie(COOKIE, path="/review").value, path="/review")
    assert not _is_out(thief)

    editor.post("/review/sign-out")

    assert _is_out(editor)
    assert _is_out(thief)


def test_a_session_that_nobody_uses_ends(editor, monkeypatch):
    now = TimestampSigner.get_timestamp
    idle = signing_in.IDLE.total_seconds()

    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: now(signer) + int(idle) - 5)
    assert not _is_out(editor)  # and is used again, so that it goes on
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: now(signer) + 2 * int(idle) - 10)
    assert not _is_out(editor)
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: now(signer) + 3 * int(idle))
    assert _is_out(editor)


def test_a_session_ends_after_a_working_day_however_much_it_is_used(editor):
    with editor.client.session_transaction("/review") as session:
        session["since"] -= 10 * 3600 + 1

    assert _is_out(editor)


def test_who_is_disabled_is_out_at_once(editor, session, accounts):
    accounts["editor"].is_disabled = True
    session.commit()

    assert _is_out(editor)


def test_signing_out_twice_is_no_error(editor):
    editor.post("/review/sign-out")
    editor.get("/review/sign-in")

    assert editor.post("/review/sign-out").location == "/review/sign-in"


# --- forms of others, and many tries ----------------------------------------------------------------------------------


def test_a_form_without_its_token_is_refused(visitor, editor):
    visitor.get("/review/sign-in")

    assert visitor.client.post("/review/sign-in", data={"name": NAME, "password": PASSWORD}).status_code == 400
    assert editor.client.post("/review/sign-out").status_code == 400
    assert _is_out(visitor)
    assert not _is_out(editor)


def test_what_is_refused_is_told_on_a_page_of_ours(editor):
    assert "The CSRF token is missing." in editor.client.post("/review/sign-out").text
    assert "The record cannot answer that" in editor.client.post("/review/sign-out").text


def test_a_form_that_is_too_large_is_not_read(visitor):
    visitor.get("/review/sign-in")

    assert visitor.post("/review/sign-in", name=NAME, password="x" * 300_000).status_code == 413


def test_a_token_of_another_session_is_refused(visitor, editor):
    visitor.get("/review/sign-in")

    assert editor.client.post("/review/sign-out", data={"csrf_token": visitor.token}).status_code == 400


def test_over_https_a_form_of_another_site_is_refused(app):
    client = app.test_client()
    page = client.get("/review/sign-in", base_url="https://record.example")
    token = page.text.partition('csrf_token" value="')[2].partition('"')[0]
    sent = {"name": NAME, "password": PASSWORD, "csrf_token": token}

    codes = [
        client.post(
            "/review/sign-in", data=sent, base_url="https://record.example", headers={"Referer": referer}
        ).status_code
        for referer in ("https://evil.example/", "https://record.example/review/sign-in")
    ]

    assert codes == [400, 303]


def test_an_address_has_so_many_tries_and_is_told_when_there_are_more(visitor):
    answers = [visitor.sign_in(NAME, f"wrong {number}") for number in range(11)]
    right = visitor.sign_in(NAME)

    assert [answer.status_code for answer in answers] == [*[401] * 10, 429]
    assert right.status_code == 429
    assert 3000 < int(right.headers["Retry-After"]) <= 3600
    assert "Too many tries: wait 60 minutes." in right.text


def test_a_name_has_so_many_tries_from_wherever_they_come(visitor):
    visitor.get("/review/sign-in")
    codes = []
    for number in range(41):
        sent = {"csrf_token": visitor.token, "name": NAME, "password": "wrong"}
        from_there = {"REMOTE_ADDR": f"192.0.2.{number // 8}"}
        codes.append(visitor.client.post("/review/sign-in", data=sent, environ_base=from_there).status_code)

    assert codes == [*[401] * 40, 429]


def test_one_address_cannot_use_up_the_tries_of_a_name(visitor):
    visitor.get("/review/sign-in")
    sent = {"csrf_token": visitor.token, "name": NAME, "password": "wrong"}
    there, elsewhere = ({"REMOTE_ADDR": f"192.0.2.{number}"} for number in (1, 2))
    codes = [visitor.client.post("/review/sign-in", data=sent, environ_base=there).status_code for _ in range(45)]

    assert codes == [*[401] * 10, *[429] * 35]
    assert visitor.client.post("/review/sign-in", data=sent, environ_base=elsewhere).status_code == 401


def test_who_comes_in_after_all_has_all_tries_again(visitor):
    for _ in range(9):
        visitor.sign_in(NAME, "wrong")
    visitor.sign_in(NAME)
    visitor.get("/review")
    visitor.post("/review/sign-out")

    assert [visitor.sign_in(NAME, "wrong").status_code for _ in range(3)] == [401] * 3
