"""Somebody who reads the pages with the operator's key."""

from fastapi.testclient import TestClient

from api.access import Access
from api.main import create_app
from graph.store import Store
from tests.markup import Markup

KEY = "k" * 43


def reader(store: Store) -> TestClient:
    """A browser, as far as headers go; it follows no redirect."""
    return TestClient(
        create_app(store, Access(KEY)),
        "http://127.0.0.1:8000",
        headers={"Authorization": f"Bearer {KEY}", "Accept": "text/html"},
        raise_server_exceptions=False,
        follow_redirects=False,
    )


def opened(client: TestClient, path: str, status: int = 200) -> Markup:
    """A page, taken apart."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {answer.status_code}"
    page = Markup(answer.text)
    assert page.faults == [], path
    return page
