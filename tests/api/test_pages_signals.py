"""The page of signals: what it shows, in a table and in a file, and that it says what it is."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from neo4j import Driver

from graph.store import Store
from tests.pages_office import HOSTILE, small_office
from tests.pages_reader import opened, reader


@pytest.fixture(scope="module")
def client(driver: Driver) -> Iterator[TestClient]:
    """A reader of a small office; nothing in this file writes."""
    office = small_office(Store(driver))
    yield reader(office.store)
    office.clear()


def test_it_says_that_it_is_hearsay_and_how_sure(client: TestClient) -> None:
    words = opened(client, "/signals?known_at=2020-01-02").words
    for told in ("Chưa xác nhận", "từ chức", "nhiều khả năng", "84%", "hai nguồn gốc độc lập",
                 "nhiều nguồn cùng nói", "C3"):  # fmt: skip
        assert told in words, told


def test_what_nobody_heard_is_an_empty_table(client: TestClient) -> None:
    assert "Chưa nghe được thông tin nào như vậy" in opened(client, "/signals?state=refuted").words


def test_no_other_page_draws_from_it(client: TestClient) -> None:
    for path in ("/people/xau", "/posts/ke-toan"):
        assert "từ chức" not in opened(client, f"{path}?known_at=2020-01-02").words


def test_the_file_holds_the_rows_of_the_page(client: TestClient) -> None:
    file = client.get("/signals.csv?state=expired")
    assert file.status_code == 200
    assert file.text.count("từ chức") == 1
    assert HOSTILE in file.text


def test_a_state_there_is_not_is_refused(client: TestClient) -> None:
    assert client.get("/signals?state=open").status_code == 422
    assert client.get("/signals?unit=nothing").status_code == 404
