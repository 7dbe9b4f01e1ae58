"""The operator's key, sessions, the link that works once, and the way to and from sign-in."""

import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import access as rules
from api.access import COOKIE, Access, TooManyTriesError
from api.key import key_file, operator_key
from api.main import create_app
from api.routers.entry import local_path
from graph.errors import RefusedError
from graph.services.origin import begin_demo
from graph.store import Store
from tests.db.test_import import office_file

ADDRESS = "http://127.0.0.1:8000"
OWN = {"Sec-Fetch-Site": "same-origin"}
KEY = "k" * 43


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.seconds)


@pytest.fixture
def clock() -> Clock:
    """The service's clock."""
    return Clock()


@pytest.fixture
def access(clock: Clock) -> Access:
    """Who may come in."""
    return Access(KEY, clock)


@pytest.fixture
def client(store: Store, access: Access) -> TestClient:
    """Somebody who is not known, and follows no redirect."""
    return TestClient(create_app(store, access), ADDRESS, follow_redirects=False)


class TestKey:
    def test_it_is_made_once_for_its_owner_alone(self, tmp_path: Path) -> None:
        home = tmp_path / "new" / "home"
        key = operator_key(home)

        assert operator_key(home) == key
        assert len(key) >= 43
        assert stat.S_IMODE(key_file(home).stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert [path.name for path in home.iterdir()] == ["operator.key"]
        assert operator_key(tmp_path / "other") != key

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o620])
    def test_one_that_others_may_read_is_refused(self, tmp_path: Path, mode: int) -> None:
        key = operator_key(tmp_path)
        key_file(tmp_path).chmod(mode)

        with pytest.raises(RefusedError, match="Others may") as told:
            operator_key(tmp_path)

        assert str(key_file(tmp_path)) in told.value.hint
        assert key not in told.value.message + told.value.hint

    @pytest.mark.parametrize("content", ["", "short", " \n", "ế" * 40])
    def test_a_file_without_a_key_is_refused(self, tmp_path: Path, content: str) -> None:
        operator_key(tmp_path)
        key_file(tmp_path).write_text(content, encoding="utf-8")

        with pytest.raises(RefusedError, match="holds no key"):
            operator_key(tmp_path)

    def test_a_folder_that_is_none_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "home").write_text("")

        with pytest.raises(RefusedError, match="cannot be used"):
            operator_key(tmp_path / "home")

    def test_it_is_shown_by_nothing(self, access: Access) -> None:
        link, cookie = access.open_link(), access.open_session()
        shown = repr(access)
        assert not [secret for secret in (KEY, link, cookie) if secret in shown]


class TestTries:
    def test_ten_wrong_keys_lock_wrong_keys_out_and_never_the_right_one(
        self, access: Access, clock: Clock
    ) -> None:
        for _ in range(10):
            access.count_wrong("here")
        with pytest.raises(TooManyTriesError) as told:
            access.count_wrong("here")
        access.count_wrong("elsewhere")

        assert access.fits(KEY)
        assert not access.fits("wrong")
        clock.seconds += told.value.seconds
        access.count_wrong("here")

    def test_the_api_says_when_to_try_again(self, client: TestClient) -> None:
        wrong = {"Authorization": "Bearer wrong"}
        codes = [client.get("/api/v1/units/x", headers=wrong).status_code for _ in range(11)]
        answer = client.get("/api/v1/units/x", headers=wrong)

        assert codes == [401] * 10 + [429]
        assert answer.json()["code"] == "too_many_tries"
        assert 1 <= int(answer.headers["Retry-After"]) <= 61
        right = {"Authorization": f"Bearer {KEY}"}
        assert client.get("/api/v1/units/x", headers=right).status_code == 404

    def test_the_page_does_so_too_and_sessions_go_on(
        self, client: TestClient, access: Access
    ) -> None:
        for _ in range(10):
            client.post("/sign-in", data={"key": "wrong"}, headers=OWN)
        answer = client.post("/sign-in", data={"key": "wrong"}, headers=OWN)
        right = client.post("/sign-in", data={"key": KEY}, headers=OWN)
        client.cookies.set(COOKIE, access.open_session())

        assert (answer.status_code, right.status_code) == (429, 303)
        assert answer.headers["Retry-After"]
        assert client.get("/api/v1/units/x").status_code == 404


class TestSignIn:
    def test_the_key_opens_a_session_and_leads_on(self, client: TestClient, access: Access) -> None:
        answer = client.post(
            "/sign-in", data={"key": f" {KEY}\n", "next": "/units/x?as_of=2020-01-01"}, headers=OWN
        )

        assert (answer.status_code, answer.headers["location"]) == (
            303,
            "/units/x?as_of=2020-01-01",
        )
        written = answer.headers["set-cookie"]
        assert all(
            each in written for each in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age=")
        )
        assert access.knows(client.cookies[COOKIE])
        assert client.cookies[COOKIE] not in repr(access._sessions)
        assert client.get("/api/v1/units/x").status_code == 404

    def test_a_wrong_key_shows_the_page_again(self, client: TestClient) -> None:
        answer = client.post("/sign-in", data={"key": "wrong", "next": "/search"}, headers=OWN)

        assert answer.status_code == 401
        assert 'value="/search"' in answer.text
        assert "set-cookie" not in answer.headers
        assert "wrong key" not in answer.text

    def test_a_session_gets_a_new_cookie_and_the_old_one_ends(
        self, client: TestClient, access: Access
    ) -> None:
        before = access.open_session()
        client.cookies.set(COOKIE, before)
        answer = client.post("/sign-in", data={"key": KEY}, headers=OWN)

        assert not access.knows(before)
        assert access.knows(answer.cookies[COOKIE])

    def test_a_session_ends_after_a_while(
        self, client: TestClient, access: Access, clock: Clock
    ) -> None:
        client.cookies.set(COOKIE, access.open_session())
        clock.seconds += rules.SESSION_SECONDS - 1
        assert client.get("/api/v1/units/x").status_code == 404
        clock.seconds += 2
        assert client.get("/api/v1/units/x").status_code == 401

    def test_signing_out_ends_it(self, client: TestClient, access: Access) -> None:
        cookie = access.open_session()
        client.cookies.set(COOKIE, cookie)
        answer = client.post("/sign-out", headers=OWN)

        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
        assert not access.knows(cookie)
        assert client.get("/sign-out").status_code in {401, 405}

    def test_who_is_signed_in_is_not_asked_again(self, client: TestClient, access: Access) -> None:
        client.cookies.set(COOKIE, access.open_session())
        answer = client.get("/sign-in?next=/search")

        assert (answer.status_code, answer.headers["location"]) == (303, "/search")

    def test_a_form_of_any_length_is_not_read(self, client: TestClient) -> None:
        answer = client.post("/sign-in", data={"key": "x" * 100_000}, headers=OWN)

        assert answer.status_code == 413

    def test_the_key_is_never_taken_from_the_address(self, client: TestClient) -> None:
        assert client.get(f"/sign-in?key={KEY}").status_code == 200
        assert client.get(f"/api/v1/units/x?key={KEY}").status_code == 401


class TestWayBack:
    def test_a_person_is_led_to_sign_in_and_back(self, client: TestClient) -> None:
        page = {"Accept": "text/html,application/xhtml+xml"}
        asked = client.get("/units/x?as_of=2020-01-01&lang=en", headers=page)
        assert asked.status_code == 303
        shown = client.get(asked.headers["location"])
        assert 'value="/units/x?as_of=2020-01-01&amp;lang=en"' in shown.text

    def test_a_program_is_told_what_it_lacks(self, client: TestClient) -> None:
        answer = client.get("/api/v1/units/x", headers={"Accept": "text/html"})
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"

    def test_a_part_of_a_page_leads_to_the_whole(self, client: TestClient) -> None:
        answer = client.get("/units/x", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in")

    @pytest.mark.parametrize(
        "path", ["/", "/units/u_1", "/search?q=a%20b&lang=en", "/a//b", "/a#b"]
    )
    def test_paths_of_this_service_are_gone_on_to(self, path: str) -> None:
        assert local_path(path) == path

    @pytest.mark.parametrize(
        "path",
        ["", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
         "https://evil.example", "evil.example", "javascript:alert(1)", "/\t/evil.example",
         "\t//evil.example", "/\n/evil.example", " //evil.example", "/a\\b", "/ế",
         "/a\r\nSet-Cookie: x"],
    )  # fmt: skip
    def test_nothing_else_is(self, client: TestClient, path: str) -> None:
        assert local_path(path) == "/"
        answer = client.post("/sign-in", data={"key": KEY, "next": path}, headers=OWN)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


class TestLink:
    def test_it_works_once_on_invented_data(
        self, client: TestClient, access: Access, store: Store
    ) -> None:
        begin_demo(store, 1, national=False)
        link = f"/enter/{access.open_link()}"

        assert client.head(link).status_code == 405
        first = client.get(link)
        assert (first.status_code, first.headers["location"]) == (303, "/")
        assert access.knows(first.cookies[COOKIE])
        assert client.get(link).status_code == 403

    def test_it_is_refused_on_other_data_when_it_is_used(
        self, client: TestClient, access: Access
    ) -> None:
        link = f"/enter/{access.open_link()}"
        answer = client.get(link)

        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert client.get(link).status_code == 403

    def test_it_is_refused_once_a_file_was_imported(
        self, client: TestClient, access: Access, store: Store, tmp_path: Path
    ) -> None:
        from graph.services.importing import import_file

        begin_demo(store, 1, national=False)
        link = f"/enter/{access.open_link()}"
        file = tmp_path / "office.popolo.json"
        file.write_bytes(office_file().content())
        import_file(store, file)

        assert client.get(link).status_code == 403

    def test_it_closes_after_an_hour(
        self, client: TestClient, access: Access, store: Store, clock: Clock
    ) -> None:
        begin_demo(store, 1, national=False)
        link = f"/enter/{access.open_link()}"
        clock.seconds += rules.LINK_SECONDS

        assert client.get(link).status_code == 403

    @pytest.mark.parametrize("token", ["x", "%00", "ế", "x" * 1000])
    def test_another_token_opens_nothing(
        self, client: TestClient, access: Access, store: Store, token: str
    ) -> None:
        begin_demo(store, 1, national=False)
        right = access.open_link()

        assert client.get(f"/enter/{token}").status_code == 403
        assert client.get(f"/enter/{right}").status_code == 303

    def test_without_one_nothing_fits(self, client: TestClient, store: Store) -> None:
        begin_demo(store, 1, national=False)
        assert client.get("/enter/None").status_code == 403


def test_the_apis_document_is_shown_with_our_own_files_only(
    client: TestClient, access: Access
) -> None:
    client.cookies.set(COOKIE, access.open_session())
    shown = client.get("/docs")
    files = re.findall(r'(?:src|href)="([^"]+)"', shown.text)

    assert shown.status_code == 200
    assert len(files) >= 4
    for file in files:
        assert file.startswith("/static/")
        assert client.get(file).status_code == 200
    assert "<style" not in shown.text
    assert not re.search(r"<script>|\son\w+=|style=", shown.text)
