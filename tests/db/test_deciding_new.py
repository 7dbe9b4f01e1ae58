"""A decision that names whom or what is on no record yet: it founds them, or leaves nothing."""

from dataclasses import replace
from typing import Any

import pytest

from graph.accounts import Duty
from graph.cli.saying import claim_of
from graph.errors import CanboError, NotFoundError, RefusedError, UsageError
from graph.observing import Writer
from graph.services import amending
from graph.services.clocks import read_clocks, read_day
from graph.services.deciding import Decision, decide
from graph.services.search import search
from graph.services.unit import unit_page
from graph.store import Store
from graph.visibility import BASE, OPERATOR, Viewer

Office = Any  # the builder of tests/db/conftest.py

EVERYWHERE = Writer(OPERATOR, frozenset(Duty))
OFFICER = Writer(Viewer("officer", 1, frozenset({"u"})), frozenset({Duty.OFFICER}))
FOUNDING = (
    "established; name=Phòng Năm; parent=u; on=2026-01-01",
    "post_created; unit=@1; title=Trưởng phòng; seats=1; on=2026-01-01",
    "appointed; named=Nguyễn Văn Mới; post=@2; on=2026-02-01",
)
KINDS = "MATCH (n) WHERE n:Person OR n:Position OR n:Unit OR n:Report OR n:Event RETURN count(n)"


@pytest.fixture
def told(office: Office) -> Office:
    """An office of two units; An heads the first."""
    office.found("u", "chief")
    office.found("w", "third")
    office.say(
        "d1",
        office.event("appointed", "an", "chief", "2018-01-01"),
        office.event("recorded", "an", name="Nguyễn Văn An"),
    )
    office.real_clock = True
    return office


def paper(*says: str, number: str = "7/QĐ") -> Decision:
    return Decision(
        tuple(claim_of(each) for each in says), number, read_day("2026-01-01"), "Người Ký"
    )


def ids(store: Store, name: str) -> list[str]:
    return [hit.id for hit in search(store.for_viewer(BASE), name) if hit.name == name]


def nodes(store: Store) -> int:
    return int(store.driver.execute_query(KINDS).records[0][0])


class TestFounding:
    def test_one_paper_founds_a_unit_its_post_and_its_head(self, told: Office) -> None:
        decide(told.store, OFFICER, paper(*FOUNDING))
        (unit,), (who,) = ids(told.store, "Phòng Năm"), ids(told.store, "Nguyễn Văn Mới")
        page = unit_page(told.store.for_viewer(BASE), unit, read_clocks())
        assert ([each.id for each in page.above], page.established_on) == (["u"], "2026-01-01")
        (seat,) = page.seats
        assert (seat.post.title, seat.empty) == ("Trưởng phòng", 0)
        assert [each.person.name for each in seat.holders] == ["Nguyễn Văn Mới"]
        assert told.holders(seat.post.id) == [(who, "2026-02-01", None, "full")]

    def test_one_name_is_one_person(self, told: Office) -> None:
        twice = ("appointed; named=Lê Mới; post=chief; on=2026-03-01",
                 "planned; named=Lê Mới; post=third; on=2026-03-01")  # fmt: skip
        decide(told.store, EVERYWHERE, paper(*twice))
        assert len(ids(told.store, "Lê Mới")) == 1

    def test_another_paper_founds_another_of_the_name(self, told: Office) -> None:
        says = "planned; named=Lê Mới; post=chief; on=2026-03-01"
        decide(told.store, OFFICER, paper(says))
        decide(told.store, OFFICER, paper(says, number="8/QĐ"))
        assert len(ids(told.store, "Lê Mới")) == 2

    def test_whoever_is_recorded_with_more_is_who_is_appointed(self, told: Office) -> None:
        appointed = "appointed; named=Lê Mới; post=chief; on=2026-03-01"
        recorded = "recorded; name=Lê Mới; birth_date=1980-02-03; other_names=Ba, Tư"
        decide(told.store, EVERYWHERE, paper(appointed, recorded))
        (who,) = ids(told.store, "Lê Mới")
        assert told.holders("chief")[-1][0] == who
        query = "MATCH (p:Person {id: $id}) RETURN p.birth_date, p.other_names"
        (row,) = told.store.driver.execute_query(query, id=who).records
        assert list(row) == ["1980-02-03", ["Ba", "Tư"]]

    def test_withdrawn_nothing_of_it_shows(self, told: Office) -> None:
        report = decide(told.store, OFFICER, paper(*FOUNDING))
        amending.withdraw(told.store, OFFICER, report, "not signed after all")
        assert ids(told.store, "Phòng Năm") == ids(told.store, "Nguyễn Văn Mới") == []


class TestScope:
    def test_it_is_that_of_the_units_on_record(self, told: Office) -> None:
        outside = replace(paper(*FOUNDING), claims=paper(
            FOUNDING[0].replace("parent=u", "parent=w"), *FOUNDING[1:]).claims)  # fmt: skip
        with pytest.raises(RefusedError, match="outside your scope"):
            decide(told.store, OFFICER, outside)

    def test_a_unit_under_none_takes_every_unit(self, told: Office) -> None:
        rootless = paper("established; name=Cục", "left_post; person=an; post=chief; on=2026-03-01")
        with pytest.raises(RefusedError, match="outside your scope"):
            decide(told.store, OFFICER, rootless)
        decide(told.store, EVERYWHERE, rootless)
        assert len(ids(told.store, "Cục")) == 1


@pytest.mark.parametrize(
    ("says", "fault", "error"),
    [
        (("appointed; named=An; post=@1",), "claim 1: @1 founds a person", UsageError),
        (("left_post; person=an; post=@2; on=2026",), "claim 1: @2 is no claim", UsageError),
        (("established; parent=u", FOUNDING[1]), "claim 1: established needs", UsageError),
        ((*FOUNDING[:2], "appointed; named=Lê Mới; post=nobody"), "no post 'nobody'",
         NotFoundError),
        ((*FOUNDING, "appointed; named=Nguyễn Văn Mới; post=@2; on=2026-02-01"), "says twice",
         RefusedError),
        ((*FOUNDING[:2], "disciplined; named=Lê Mới; on=2026"), "needs the detail 'form'",
         RefusedError),
    ],
)  # fmt: skip
def test_a_refusal_leaves_nothing_behind(
    told: Office, says: tuple[str, ...], fault: str, error: type[CanboError]
) -> None:
    before = nodes(told.store)
    with pytest.raises(error, match=fault):
        decide(told.store, EVERYWHERE, paper(*says))
    assert nodes(told.store) == before


@pytest.mark.parametrize("level", [1, 2])
def test_a_restricted_one_puts_nothing_on_record(told: Office, level: int) -> None:
    before = nodes(told.store)
    with pytest.raises(RefusedError, match="puts nobody and nothing on record"):
        decide(told.store, EVERYWHERE, replace(paper(*FOUNDING), level=level))
    assert nodes(told.store) == before
