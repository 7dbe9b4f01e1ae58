"""Somebody taken away for good: nothing about them is left, and everything else stays right."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import NotFoundError, RefusedError
from graph.services.checking import check
from graph.services.purging import (
    Order,
    ledger_file,
    purge_person,
    purge_report,
    read_ledger,
    reapply,
    tombstones,
)
from graph.settings import Settings
from tests.office import Office

ORDER = Order("12/QĐ", "thôi lưu hồ sơ", "operator", "a-head")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


@pytest.fixture
def told(office: Office) -> Office:
    """An was head before Bình; one report is of An alone, one of both, one heard of An."""
    office.found("u", "head")
    office.say("both", office.event("appointed", "an", "head", "2018-01-01"),
               office.event("appointed", "binh", "head", "2020-01-01"))  # fmt: skip
    office.say("hers", office.event("recorded", "an", name="Trần Thị An", birth_date="1970-01-01"))
    office.say("heard of An", office.event("resigned", "an", "head", "2019-05", informal=True),
               kind="note")  # fmt: skip
    return office


def everything(office: Office) -> str:
    with office.store.driver.session() as session:
        nodes = session.run("MATCH (n) WHERE NOT n:Migration AND NOT n:Purge "
                            "RETURN [properties(n)] AS p").values()  # fmt: skip
        ties = session.run("MATCH ()-[r]->() RETURN [properties(r)] AS p").values()
    return json.dumps([nodes, ties], default=str, ensure_ascii=False)


def test_nothing_is_left_of_them_and_the_rest_is_right(told: Office, settings: Settings) -> None:
    assert "Trần Thị An" in everything(told)
    made = purge_person(told.store, settings, "an", ORDER)
    left = everything(told)
    assert "Trần" not in left
    assert '"an"' not in left
    assert '"hers"' not in left
    assert [held[0] for held in told.holders("head")] == ["binh"]
    assert check(told.store).differences == ()
    assert [(entry.id, entry.subjects) for entry in read_ledger(settings)] == [(made.id, ("an",))]


def test_the_ledger_takes_them_away_again_after_a_restore(told: Office, settings: Settings) -> None:
    purge_person(told.store, settings, "an", ORDER)
    told.say("restored", told.event("recorded", "an", name="Trần Thị An"))
    assert reapply(told.store, settings) == 1
    assert "Trần" not in everything(told)
    assert len(read_ledger(settings)) == 1


def test_a_report_goes_with_what_it_alone_says(told: Office, settings: Settings) -> None:
    purge_report(told.store, settings, "both", ORDER)
    assert told.holders("head") == []
    assert "Trần Thị An" in everything(told)


@pytest.mark.parametrize(
    "order",
    [
        replace(ORDER, number=" "),
        replace(ORDER, why=""),
        replace(ORDER, second="operator"),
        replace(ORDER, why="theo đơn của Tran Thi An"),
    ],
)
def test_an_order_that_lacks_something_takes_nothing_away(
    told: Office, settings: Settings, order: Order
) -> None:
    before = everything(told)
    with pytest.raises(RefusedError):
        purge_person(told.store, settings, "an", order)
    assert everything(told) == before
    assert not ledger_file(settings).exists()


def test_what_is_not_there(told: Office, settings: Settings) -> None:
    with pytest.raises(NotFoundError):
        purge_person(told.store, settings, "nobody", ORDER)
    with pytest.raises(NotFoundError):
        purge_report(told.store, settings, "nothing", ORDER)
    assert not ledger_file(settings).exists()


def test_a_damaged_ledger_is_named(told: Office, settings: Settings) -> None:
    ledger_file(settings).write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(RefusedError, match="line 1"):
        reapply(told.store, settings)


def test_a_tombstone_says_on_whose_order_and_not_what(told: Office, settings: Settings) -> None:
    made = purge_person(told.store, settings, "an", ORDER)
    (stone,) = tombstones(told.store)
    assert (stone["id"], stone["number"], stone["by"], stone["second"]) == (
        made.id, "12/QĐ", "operator", "a-head",
    )  # fmt: skip
    assert "an" not in stone.values()
