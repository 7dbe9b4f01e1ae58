"""The pages of what is heard: that they say what it is and how sure, and who may do what."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from neo4j import Driver

from graph.store import Store
from tests.hearsay import heard, note
from tests.office import FIRST, Office
from tests.pages_office import HOSTILE, small_office
from tests.pages_reader import opened, reader

SOON = "known_at=2020-01-02"


@pytest.fixture(scope="module")
def office(driver: Driver) -> Iterator[Office]:
    """A small office, and An of whom it was heard that he goes before he went."""
    made = small_office(Store(driver))
    note(made, "gc-an", heard(made, "resigned", "an", "truong", "2020-03"), units=("tinh",),
         grade="F6", source_class="anonymous")  # fmt: skip
    yield made
    made.clear()


@pytest.fixture(scope="module")
def client(office: Office) -> TestClient:
    """A reader of it."""
    return reader(office.store)


class TestBoard:
    def test_it_says_that_it_is_hearsay_and_how_sure(self, client: TestClient) -> None:
        words = opened(client, f"/signals?{SOON}").words
        for told in ("Chưa xác nhận", "từ chức", "nhiều khả năng", "84%", "hai nguồn gốc độc lập",
                     "nhiều nguồn cùng nói", "C3"):  # fmt: skip
            assert told in words, told

    @pytest.mark.parametrize(
        ("query", "rows"),
        [
            ("", 2),
            ("&likely=0.7", 1),
            ("&kind=resigned&days=30", 2),
            ("&kind=retired", 0),
            ("&unit=tinh", 2),
            ("&unit=phong-1", 0),
            ("&mine=true", 0),
            ("&state=corroborated", 1),
        ],
    )
    def test_its_filters(self, client: TestClient, query: str, rows: int) -> None:
        assert len(opened(client, f"/signals?{SOON}{query}").rows) == rows

    def test_what_nobody_heard_is_an_empty_table(self, client: TestClient) -> None:
        words = opened(client, "/signals?state=refuted").words
        assert "Chưa nghe được thông tin nào như vậy" in words

    def test_the_file_holds_the_rows_of_the_page(self, client: TestClient) -> None:
        file = client.get("/signals.csv?state=expired")
        assert file.status_code == 200
        assert file.text.count("từ chức") == 2
        assert HOSTILE in file.text

    def test_a_state_there_is_not_is_refused(self, client: TestClient) -> None:
        assert client.get("/signals?state=open").status_code == 422
        assert client.get("/signals?unit=nothing").status_code == 404


class TestOneSignal:
    def test_grades_in_words_and_what_would_settle_it(self, client: TestClient) -> None:
        (link,) = {each for each in opened(client, f"/people/an?{SOON}").links
                   if each.startswith("/signals/e_")}  # fmt: skip
        words = opened(client, link).words
        for told in ("không chính thức", "không phải là kém nhất", "không đánh giá được",
                     "không tính", "Điều gì sẽ trả lời", "thôi giữ chức"):  # fmt: skip
            assert told in words, told
        assert client.get("/signals/nothing").status_code == 404


class TestOverlay:
    @pytest.mark.parametrize("path", ["/people/an", "/posts/truong", "/units/tinh"])
    def test_it_stands_apart_and_says_so(self, client: TestClient, path: str) -> None:
        page = opened(client, f"{path}?{SOON}&as_of=2020-02-01")
        assert "Không chính thức: chỉ nghe nói, chưa ai xác nhận" in page.words
        assert "từ chức" in page.words

    def test_the_timeline_draws_it_dashed(self, client: TestClient) -> None:
        text = client.get(f"/people/an?{SOON}").text
        assert text.count('class="bar bar-informal"') == 2  # one wide, one narrow
        assert "sign-informal" in text

    def test_expired_it_is_gone(self, client: TestClient) -> None:
        assert "từ chức" not in opened(client, "/people/xau").words


class TestReviewing:
    def test_a_pair_is_judged_with_a_reason_and_taken_back(self, client: TestClient) -> None:
        known = (FIRST + timedelta(days=90)).date().isoformat()
        page = opened(client, f"/review?known_at={known}")
        assert "Có thể đây chính là điều đã nghe" in page.words
        (action,) = {each for each in page.links if each.endswith("/review") and "e_" in each}
        official = next(each for each in page.links if each.startswith("/events/"))
        event = official.removeprefix("/events/").split("?")[0]
        body = {"official": event, "verdict": "same", "why": "đã có quyết định"}
        same = {"Origin": "http://127.0.0.1:8000"}
        assert client.post(action, data={**body, "why": ""}, headers=same).status_code == 422
        answer = client.post(action, data=body, headers=same)
        assert answer.status_code == 303, answer.text
        signal = answer.headers["location"].split("#")[0]
        words = opened(client, signal).words
        assert "đã có quyết định" in words
        assert "vẫn giữ, không tính điểm" in words
        back = {"official": event, "verdict": "withdraw", "why": "nhầm"}
        assert client.post(action, data=back, headers=same).status_code == 303
        assert "đã rút lại" in opened(client, signal).words

    def test_scores_and_blind_spots(self, client: TestClient) -> None:
        assert "chưa đủ dữ liệu" in opened(client, "/scores").words
        page = opened(client, "/scores?unit=tinh")
        assert "Phòng khu vực 1" in page.words
