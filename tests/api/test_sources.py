"""Who told us: sealed, opened by right and reason, and never without a trace."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from api import principal
from api.access import Access
from api.main import create_app
from graph.accounts import Duty
from graph.services.trail import Trail
from graph.services.trail_reading import Asked, entries
from graph.settings import Settings
from graph.store import Store
from tests.api.conftest import ADDRESS, KEY
from tests.office import Office
from tests.people import CHEAP, PASSWORD, Staff

NAME = "Bà Tư hàng nước"
OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def service(store: Store) -> TestClient:
    """An officer, a head who may open sources, another who may not."""
    office = Office(store)
    office.found("u", "chief")
    office.say("d1", office.event("appointed", "an", "chief", "2018-01-01"))
    staff = Staff(store)
    staff.hire("canbo", Duty.OFFICER, clearance=1, scopes=("u",))
    staff.hire("mo", Duty.HEAD, clearance=1, scopes=("u",), unseals=True)
    staff.hire("khong", Duty.HEAD, clearance=2, scopes=("u",))
    staff.hire("ngoai", Duty.HEAD, clearance=2, unseals=True)
    app = create_app(store, Access(KEY), hasher=CHEAP)
    return TestClient(app, ADDRESS, headers=OWN, follow_redirects=False)


def sign_in(service: TestClient, name: str) -> TestClient:
    service.cookies.clear()
    answer = service.post("/sign-in", data={"name": name, "password": PASSWORD})
    assert answer.status_code == 303
    return service


@pytest.fixture
def report(service: TestClient) -> str:
    """A note of level 1 whose informant has a name."""
    note = {"kind": "resigned", "person": "an", "post": "chief", "on": "2026-03",
            "source_class": "insider", "source_name": NAME}  # fmt: skip
    made = sign_in(service, "canbo").post(
        "/api/v1/observations", json=note, headers={"Idempotency-Key": "one"}
    )
    assert made.status_code == 201, made.text
    assert NAME not in made.text
    return str(made.json()["report"])


def opening(service: TestClient, name: str, report: str) -> tuple[int, str]:
    asked = sign_in(service, name).post(f"/api/v1/reports/{report}/source", json={"why": "verify"})
    return asked.status_code, asked.text


def test_whoever_may_open_it_reads_the_name_and_the_audit_tells(
    service: TestClient, report: str
) -> None:
    status, text = opening(service, "mo", report)
    assert (status, NAME in text) == (200, True)
    told = [each for each in entries(Trail(Settings()), Asked())
            if each.act == "source.opened"]  # fmt: skip
    assert [(each.subject, '"why":"verify"' in each.details) for each in told] == [(report, True)]


def test_nobody_else_does(service: TestClient, report: str) -> None:
    for name, status in (("khong", 403), ("canbo", 403), ("ngoai", 404)):
        found, text = opening(service, name, report)
        assert (found, NAME in text) == (status, False), name


def test_a_password_given_long_ago_is_not_enough(
    service: TestClient, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(service, "mo")
    later = datetime.now(UTC) + principal.FRESH + timedelta(minutes=1)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            del tz
            return later

    monkeypatch.setattr(principal, "datetime", Later)
    asked = service.post(f"/api/v1/reports/{report}/source", json={"why": "verify"})
    assert (asked.status_code, NAME in asked.text) == (403, False)


def test_a_reason_is_one_of_the_codes(service: TestClient, report: str) -> None:
    asked = sign_in(service, "mo").post(f"/api/v1/reports/{report}/source", json={"why": NAME})
    assert asked.status_code == 422
