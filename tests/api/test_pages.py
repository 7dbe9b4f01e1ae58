"""The pages over a real database: what they show, in both languages, and what they never do."""

from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from fastapi.testclient import TestClient
from neo4j import Driver

from graph.store import Store
from tests.markup import Markup
from tests.pages_office import BREAKOUT, HOSTILE, PAGES, small_office
from tests.pages_reader import opened, reader
from tools.messages import said

CLOCKS = {"as_of": "2021-12-31", "known_at": "2026-01-01"}
ENOUGH = 8
"""How many addresses of one shape are followed."""
FOLDERS = {"units", "posts", "people", "events", "reports", "positions"}
THEN = "as_of=2021-12-31&known_at=2026-01-01"


@pytest.fixture(scope="module")
def client(driver: Driver) -> Iterator[TestClient]:
    """A reader of a small office; nothing in this file writes."""
    office = small_office(Store(driver))
    yield reader(office.store)
    office.clear()


class TestEveryPage:
    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("path", PAGES)
    def test_it_is_well_formed_and_runs_nothing(
        self, client: TestClient, path: str, language: str
    ) -> None:
        answer = client.get(path, params={"lang": language})
        page = Markup(answer.text)

        assert answer.status_code == 200
        assert page.faults == []
        assert f'<html lang="{language}">' in answer.text
        assert answer.text.count("<h1") == 1
        client.cookies.clear()

    @pytest.mark.parametrize("path", [*PAGES, "/units/nothing", "/?as_of=never"])
    def test_the_vietnamese_one_leaks_no_english(self, client: TestClient, path: str) -> None:
        words = Markup(client.get(path).text).words.lower()
        texts = [text if isinstance(text, str) else text[1] for text in said()]
        pieces = {
            piece.strip(" .,:;").lower()
            for text in texts
            for piece in text.replace(")s", "\n%(").split("%(")
            if len(piece.strip(" .,:;").split()) > 1 and "\n" not in piece
        }
        assert [piece for piece in pieces if piece in words] == []

    @pytest.mark.parametrize("path", PAGES)
    def test_a_hostile_name_is_only_a_name(self, client: TestClient, path: str) -> None:
        text = client.get(path).text

        assert HOSTILE not in text
        assert BREAKOUT not in text

    def test_hostile_names_are_shown_as_they_are(self, client: TestClient) -> None:
        assert HOSTILE in opened(client, "/people/xau").words
        assert BREAKOUT in opened(client, "/units/xau-phong").words
        assert HOSTILE in opened(client, f"/?q={HOSTILE}").words

    def test_nobody_stores_it(self, client: TestClient) -> None:
        assert client.get("/people/an").headers["cache-control"] == "no-store"


class TestLinks:
    def test_every_link_answers_and_keeps_the_clocks(self, client: TestClient) -> None:
        waiting = deque([f"/?{THEN}", f"/?unit=phong-10&{THEN}"])
        seen, broken, shapes = set(waiting), [], Counter[str]()
        while waiting:
            path = waiting.popleft()
            answer = client.get(path)
            if answer.status_code != 200:
                broken.append((path, answer.status_code))
            if "text/html" not in answer.headers["content-type"]:
                continue
            for link in Markup(answer.text).links:
                target = urlsplit(link)
                if target.netloc or link.startswith(("#", "/static/", "/sign-")):
                    assert not target.netloc, link
                    continue
                if "?" in link and not _resets(link):
                    query = {name: each[0] for name, each in parse_qs(target.query).items()}
                    assert CLOCKS.items() <= query.items(), f"{path} → {link}"
                address = f"{target.path}?{target.query}" if target.query else target.path
                if not target.query or "lang=" in link or address in seen:
                    continue
                seen.add(address)
                shapes[shape(target.path)] += 1
                if shapes[shape(target.path)] <= ENOUGH:
                    waiting.append(address)
        assert broken == []
        assert {"/units/cu", "/posts/truong", "/people/binh", "/reports/d-binh"} <= {
            unquote(urlsplit(each).path) for each in seen
        }

    def test_the_forms_keep_the_clocks(self, client: TestClient) -> None:
        text = client.get(f"/posts/truong?{THEN}").text
        assert text.count('type="hidden" name="as_of" value="2021-12-31"') == 1
        assert text.count('type="hidden" name="known_at" value="2026-01-01"') == 1


def shape(path: str) -> str:
    """An address without the ids in it."""
    parts = path.split("/")
    return "/".join(part for place, part in enumerate(parts) if parts[place - 1] not in FOLDERS)


def _resets(link: str) -> bool:
    """Whether a link sets one clock back: then it need not carry it."""
    return not ("as_of=" in link and "known_at=" in link) and (
        "as_of=" in link
        or "known_at=" in link
        or link.startswith(("/?unit=", "/signals?state=", "/due?kind=", "/scores?unit="))
    )


class TestClocks:
    def test_today_is_said_without_a_banner(self, client: TestClient) -> None:
        text = client.get("/posts/truong").text
        assert "elsewhen" not in text
        assert "hôm nay" in text

    def test_another_day_is_said_and_shown(self, client: TestClient) -> None:
        page = opened(client, "/units/tinh?as_of=2018-05-01")
        assert "Đang xem tình hình ngày 01/05/2018" in page.words
        holders = [cell for row in page.rows for cell in row]
        assert "Nguyễn Văn An" in holders
        assert "Trần Thị Bình" not in holders

    def test_a_moment_is_said_and_shown(self, client: TestClient) -> None:
        page = opened(client, "/units/cuc?known_at=2020-01-01T01:30:00%2B00:00")
        assert "Đang xem theo những gì biết đến" in page.words
        assert "Cơ quan tỉnh Mới" not in page.words

    @pytest.mark.parametrize("path", ["/", "/units/tinh", "/posts/truong", "/people/an"])
    @pytest.mark.parametrize("bad", ["2026-02-31", "31/10/2026", "<b>", "9999-12-31"])
    def test_what_is_no_day_is_kept_and_explained(
        self, client: TestClient, path: str, bad: str
    ) -> None:
        answer = client.get(path, params={"as_of": bad, "known_at": "2026-01-01"})
        page = Markup(answer.text)

        assert answer.status_code == 422
        assert page.faults == []
        assert f"“{bad}” không phải là một ngày hợp lệ" in page.words
        assert 'value="2026-01-01"' in answer.text
        assert 'aria-invalid="true"' in answer.text

    def test_what_is_no_moment_is_explained(self, client: TestClient) -> None:
        page = opened(client, "/?known_at=yesterday", 422)
        assert "“yesterday” không phải là một thời điểm hợp lệ" in page.words


class TestLanguage:
    def test_the_switch_is_kept(self, client: TestClient) -> None:
        client.get("/?lang=en")
        assert "Organisation tree" in opened(client, "/").words
        client.get("/?lang=vi")
        assert "Cây tổ chức" in opened(client, "/").words
        client.cookies.clear()

    def test_an_unknown_one_is_passed_over(self, client: TestClient) -> None:
        answer = client.get("/?lang=fr")
        assert '<html lang="vi">' in answer.text
        assert "set-cookie" not in answer.headers

    def test_dates_are_written_as_people_write_them(self, client: TestClient) -> None:
        assert "thành lập 06/2015" in opened(client, "/units/xau-phong").words
        assert "thành lập 2015" in opened(client, "/units/phong-1").words
        assert "established 1 Jan 2015" in opened(client, "/units/tinh?lang=en").words
        client.cookies.clear()
