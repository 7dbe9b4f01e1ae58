"""Accounts over HTTP: signing in, sessions, tokens, duties, the second person, the audit."""

import json
import logging
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from api.access import COOKIE, PASSWORDS, Access
from api.main import create_app
from graph.accounts import OPERATOR, Duty, Right
from graph.services import keyring
from graph.services.accounts import close_account, set_password
from graph.services.granting import Wish, propose
from graph.services.tokens import make_token, read_scopes
from graph.services.trail import Trail
from graph.services.trail_reading import Asked, entries, verify_trail
from graph.settings import Settings
from graph.store import Store
from tests.api.conftest import ADDRESS, BEARER, KEY, Json
from tests.api.contract import Contract
from tests.office import Office
from tests.people import CHEAP, PASSWORD, Staff

OWN = {"Sec-Fetch-Site": "same-origin"}
OTHER = "lan-xoai-gung-chanh"


@pytest.fixture
def staff(store: Store) -> Staff:
    """An analyst, an officer, an admin, another, an auditor."""
    made = Staff(store)
    made.hire("chuyenvien", Duty.ANALYST)
    made.hire("canbo", Duty.OFFICER)
    made.hire("quantri", Duty.ADMIN)
    made.hire("quantri-2", Duty.ADMIN)
    made.hire("kiemtra", Duty.AUDITOR)
    return made


@pytest.fixture
def service(store: Store) -> Callable[[], TestClient]:
    """Browsers and programs on one running service."""
    app = create_app(store, Access(KEY), hasher=CHEAP)

    def client() -> TestClient:
        return TestClient(
            app, ADDRESS, headers=OWN, raise_server_exceptions=False, follow_redirects=False
        )

    return client


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> TestClient:
    """Somebody who signed in on the page."""
    answer = client.post("/sign-in", data={"name": name, "password": password, "next": "/"})
    assert answer.status_code == 303, answer.text
    return client


def bearing(client: TestClient, token: str) -> TestClient:
    """A program with a token."""
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def token_of(staff: Staff, name: str, *scopes: str) -> str:
    """A token of an account."""
    ring = keyring.ready_for(Settings(), staff.store)
    return make_token(staff.store, ring, staff.made[name], read_scopes(scopes), 30).text


class TestSignIn:
    def test_the_page_opens_a_session_of_the_account(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        client = service()
        asked = client.get("/sign-in")
        answer = client.post(
            "/sign-in", data={"name": "ChuyenVien", "password": PASSWORD, "next": "/units/x"}
        )

        assert 'name="password"' in asked.text
        assert (answer.status_code, answer.headers["location"]) == (303, "/units/x")
        written = answer.headers["set-cookie"]
        assert all(each in written for each in ("HttpOnly", "SameSite=strict", "Path=/"))
        assert "Secure" not in written
        me = client.get("/api/v1/me").json()
        assert (me["account"], me["duties"]) == (staff.made["chuyenvien"].id, ["analyst"])

    def test_over_tls_the_cookie_goes_nowhere_else(self, staff: Staff, store: Store) -> None:
        del staff
        app = create_app(store, Access(KEY), hasher=CHEAP)
        client = TestClient(app, "https://127.0.0.1:8000", headers=OWN, follow_redirects=False)
        answer = client.post("/sign-in", data={"name": "canbo", "password": PASSWORD})
        assert "Secure" in answer.headers["set-cookie"]

    def test_a_wrong_name_and_a_wrong_password_look_the_same(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        answers = [
            service().post("/sign-in", data={"name": name, "password": password})
            for name, password in (("canbo", "wrong"), ("nobody-here", PASSWORD))
        ]
        assert [each.status_code for each in answers] == [401, 401]
        assert answers[0].text == answers[1].text
        assert "set-cookie" not in answers[0].headers

    def test_tries_lock_the_account_out_there_and_neither_others_nor_the_operator(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        client = service()
        codes = [
            client.post("/sign-in", data={"name": "canbo", "password": "wrong"}).status_code
            for _ in range(PASSWORDS.tries + 1)
        ]
        locked = client.post("/sign-in", data={"name": "CANBO", "password": PASSWORD})

        assert codes == [401] * PASSWORDS.tries + [429]
        assert locked.status_code == 429
        assert int(locked.headers["Retry-After"]) > 0
        assert client.get("/api/v1/me", headers=BEARER).status_code == 200
        sign_in(service(), "chuyenvien")

    def test_who_reads_nothing_begins_at_their_account(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        client = service()
        answer = client.post("/sign-in", data={"name": "quantri", "password": PASSWORD})
        assert answer.headers["location"] == "/account"
        assert client.get("/").status_code == 403


class TestSessions:
    def test_it_ends_when_the_account_closes_or_sets_a_password_elsewhere(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        closing, changing = sign_in(service(), "canbo"), sign_in(service(), "chuyenvien")
        assert closing.get("/api/v1/me").status_code == 200
        close_account(staff.store, OPERATOR, staff.made["canbo"].id)
        set_password(staff.store, staff.made["chuyenvien"].id, OTHER, CHEAP)

        assert closing.get("/api/v1/me").status_code == 401
        assert changing.get("/api/v1/me").status_code == 401
        sign_in(service(), "chuyenvien", OTHER)

    def test_signing_in_again_gives_a_new_cookie_and_signing_out_ends_it(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        client = sign_in(service(), "canbo")
        first = client.cookies[COOKIE]
        sign_in(client, "canbo")
        second = client.cookies[COOKIE]
        old = service()
        old.cookies.set(COOKIE, first)
        assert first != second
        assert old.get("/api/v1/me").status_code == 401

        client.post("/sign-out")
        client.cookies.set(COOKIE, second)
        assert client.get("/api/v1/me").status_code == 401

    def test_ones_own_new_password_ends_the_other_sessions(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        here, there = sign_in(service(), "canbo"), sign_in(service(), "canbo")
        wrong = here.post("/account/password", data={"current": "wrong", "new": OTHER})
        weak = here.post("/account/password", data={"current": PASSWORD, "new": "matkhau"})
        done = here.post("/account/password", data={"current": PASSWORD, "new": OTHER})

        assert (wrong.status_code, weak.status_code, done.status_code) == (409, 409, 303)
        assert here.get("/account").status_code == 200
        assert there.get("/account").status_code == 401

    def test_rights_that_changed_hold_at_the_next_request(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        client = sign_in(service(), "canbo")
        head = propose(staff.store, OPERATOR, Wish(staff.made["canbo"].id, Right.DUTY, "head"))
        other = sign_in(service(), "quantri")
        assert client.get("/api/v1/me").json()["duties"] == ["officer"]
        assert other.post(f"/api/v1/grants/{head.id}/confirm").status_code == 200
        assert client.get("/api/v1/me").json()["duties"] == ["head", "officer"]


class TestDuties:
    def test_an_admin_and_an_auditor_see_no_content(
        self, office: Office, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        office.found("u", "head")
        for name, status in (("chuyenvien", 200), ("canbo", 200), ("quantri", 403),
                             ("kiemtra", 403)):  # fmt: skip
            client = sign_in(service(), name)
            answers = [client.get(path) for path in ("/api/v1/units/u", "/units/u", "/units/u.csv",
                                                     "/api/v1/search?q=u")]  # fmt: skip
            assert {each.status_code for each in answers} - {404} == {status}, name
        del staff

    def test_accounts_are_for_admins_and_the_audit_for_auditors(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        for name in staff.made:
            client = sign_in(service(), name)
            accounts = client.get("/api/v1/accounts").status_code
            audit = client.get("/api/v1/audit").status_code
            assert (accounts == 200) == name.startswith("quantri"), name
            assert (audit == 200) == (name == "kiemtra"), name

    def test_the_operator_has_all_of_them(self, service: Callable[[], TestClient]) -> None:
        client = service()
        for path in ("/me", "/units", "/accounts", "/audit", "/tokens"):
            assert client.get(f"/api/v1{path}", headers=BEARER).status_code == 200, path


class TestAccounts:
    def test_two_admins_make_an_officer(
        self, office: Office, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        office.found("u")
        one, two = sign_in(service(), "quantri"), sign_in(service(), "quantri-2")
        contract = Contract(one.app)  # type: ignore[arg-type]

        def post(
            client: TestClient, path: str, body: Json | None = None, status: int = 200
        ) -> Json:
            answer = client.post(f"/api/v1{path}", json=body)
            assert answer.status_code == status, answer.text
            contract.check(answer)
            return dict(answer.json())

        new = {"name": "moi", "display": "Người mới", "password": PASSWORD, "duties": ["officer"]}
        made = post(one, "/accounts", new)
        post(one, "/accounts", new, 409)
        wish = {"right": "scope", "value": "u"}
        grant = post(one, f"/accounts/{made['id']}/grants", wish)
        post(one, f"/grants/{grant['id']}/confirm", status=409)
        post(two, f"/grants/{grant['id']}/confirm")
        post(one, f"/accounts/{made['id']}/grants", wish, 409)
        post(one, f"/accounts/{made['id']}/grants", {"right": "scope", "value": "x"}, 404)
        officer = sign_in(service(), "moi")
        me = officer.get("/api/v1/me").json()
        listed = one.get("/api/v1/accounts")
        contract.check(listed)

        assert (me["duties"], me["scopes"], me["everywhere"]) == (["officer"], ["u"], False)
        assert "argon2" not in listed.text
        post(two, f"/grants/{grant['id']}/withdraw")
        assert officer.get("/api/v1/me").json()["scopes"] == []
        post(two, f"/accounts/{made['id']}/close")
        assert officer.get("/api/v1/me").status_code == 401
        del staff

    def test_the_page_shows_what_waits_and_lets_the_second_person_confirm(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        grant = propose(staff.store, OPERATOR, Wish(staff.made["canbo"].id, Right.CLEARANCE, "1"))
        admin, officer = sign_in(service(), "quantri"), sign_in(service(), "canbo")

        assert grant.id in admin.get("/account").text
        assert grant.id not in officer.get("/account").text
        assert officer.post(f"/account/grants/{grant.id}/confirm").status_code == 403
        foreign = {"Sec-Fetch-Site": "cross-site"}
        path = f"/account/grants/{grant.id}/confirm"
        assert admin.post(path, headers=foreign).status_code == 403
        assert admin.post(path).status_code == 303
        assert officer.get("/api/v1/me").json()["clearance"] == 1


class TestTokens:
    def test_one_is_made_used_and_revoked(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        owner = sign_in(service(), "canbo")
        contract = Contract(owner.app)  # type: ignore[arg-type]
        made = owner.post("/api/v1/tokens", json={"scopes": ["read"], "days": 1})
        contract.check(made)
        text, token = made.json()["token"], made.json()["id"]
        program = bearing(service(), text)
        me = program.get("/api/v1/me")
        contract.check(me)

        assert me.json()["token_scopes"] == ["read"]
        assert text not in owner.get("/api/v1/tokens").text + owner.get("/account").text
        assert program.get("/api/v1/tokens").status_code == 403
        assert program.post("/api/v1/tokens", json={"scopes": ["read"]}).status_code == 403
        contract.check(owner.delete(f"/api/v1/tokens/{token}"))
        assert owner.delete(f"/api/v1/tokens/{token}").status_code == 404
        assert program.get("/api/v1/me").status_code == 401

    def test_the_page_shows_it_once(self, staff: Staff, service: Callable[[], TestClient]) -> None:
        del staff
        owner = sign_in(service(), "canbo")
        shown = owner.post("/account/tokens", data={"read": "1"}).text
        text = shown.split('id="made">')[1].split("<")[0]
        assert bearing(service(), text).get("/api/v1/me").status_code == 200
        assert text not in owner.get("/account").text
        assert owner.post("/account/tokens", data={}).status_code == 409

    def test_its_scopes_bound_what_its_account_may(
        self, office: Office, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        office.found("u")
        reading = bearing(service(), token_of(staff, "canbo", "read"))
        writing = bearing(service(), token_of(staff, "canbo", "write"))
        admin = bearing(service(), token_of(staff, "quantri", "read", "write"))

        assert reading.get("/api/v1/units/u").status_code == 200
        assert reading.post("/api/v1/imports").status_code == 403
        assert writing.get("/api/v1/units/u").status_code == 403
        assert admin.get("/api/v1/accounts").status_code == 403
        assert admin.get("/api/v1/units/u").status_code == 403

    @pytest.mark.parametrize("spoil", [str.upper, lambda text: text[:-1], lambda text: text + "0"])
    def test_a_mistyped_one_is_nobody_s(
        self, staff: Staff, service: Callable[[], TestClient], spoil: Callable[[str], str]
    ) -> None:
        text = spoil(token_of(staff, "canbo", "read"))
        assert bearing(service(), text).get("/api/v1/me").status_code == 401


class TestAudit:
    def test_reading_writing_and_refusals_are_noted_with_ids_alone(
        self, office: Office, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        office.found("u")
        client = sign_in(service(), "canbo")
        client.get("/api/v1/units/u")
        client.get("/api/v1/units/Nguyễn Văn An")
        client.get("/api/v1/search?q=bí mật")
        client.get("/api/v1/accounts")
        client.get("/static/canbo.css")
        found = [
            (each.account, each.act, each.subject, json.loads(each.details).get("status"))
            for each in reversed(entries(Trail(Settings()), Asked()))
        ]
        me = staff.made["canbo"].id

        assert found == [
            (me, "sign_in", None, None),
            (me, "http.get_unit", "u", 200),
            (me, "http.get_unit", None, 404),
            (me, "http.find", None, 200),
            (me, "http.list_accounts", None, 403),
        ]

    def test_an_auditor_reads_it_and_that_is_noted_too(
        self, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        auditor = sign_in(service(), "kiemtra")
        contract = Contract(auditor.app)  # type: ignore[arg-type]
        first = auditor.get("/api/v1/audit")
        contract.check(first)
        second = auditor.get("/api/v1/audit?limit=1").json()

        assert [each["act"] for each in second["entries"]] == ["http.list_audit"]
        older = auditor.get(f"/api/v1/audit?before={second['next']}").json()
        assert {each["act"] for each in older["entries"]} == {"sign_in"}
        assert verify_trail(Trail(Settings())).broken is None

    def test_what_cannot_be_noted_is_not_told(
        self, office: Office, staff: Staff, service: Callable[[], TestClient]
    ) -> None:
        del staff
        office.found("u")
        client = sign_in(service(), "canbo")
        Settings().keys.chmod(0o644)
        answer = client.get("/api/v1/units/u")

        assert answer.status_code == 503
        assert answer.json()["code"] == "keys"
        assert "keys.json" not in answer.text

    def test_no_secret_is_in_a_log_an_address_or_a_repr(
        self, staff: Staff, service: Callable[[], TestClient], caplog: pytest.LogCaptureFixture
    ) -> None:
        token = token_of(staff, "canbo", "read")
        with caplog.at_level(logging.DEBUG):
            client = sign_in(service(), "canbo")
            where = client.post("/account/password", data={"current": PASSWORD, "new": OTHER})
            bearing(service(), token).get("/api/v1/me")
        secrets = (PASSWORD, OTHER, token, client.cookies[COOKIE])
        state = client.app.state  # type: ignore[attr-defined]
        shown = caplog.text + repr(vars(state)) + where.headers["location"]
        shown += Trail(Settings()).file.read_text()
        assert not [secret for secret in secrets if secret in shown]
