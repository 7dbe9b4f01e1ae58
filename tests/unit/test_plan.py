"""A file is compared with what its register asserts: created, changed, closed, unchanged."""

from datetime import UTC, datetime

from graph.importing.plan import Counts, Plan, close_vanished, merged, plan
from graph.importing.rows import Sheet
from graph.model import Report
from graph.vocabulary import Lane
from tests.unit.popolo_files import SERVED, Row, document, read, read_memberships

Asserted = dict[str, dict[str, str]]


def _report(number: int) -> Report:
    received = datetime(2025, 1, number, tzinfo=UTC)
    return Report(f"r{number}", "register", Lane.OFFICIAL, received, register="test")


def _import(sheet: Sheet, asserted: Asserted, number: int = 1) -> Plan:
    report = _report(number)
    return merged(plan(sheet.rows, asserted, report), close_vanished(sheet, asserted, report))


def _after(asserted: Asserted, done: Plan) -> Asserted:
    """What the register asserts once a plan is written."""
    gone = {each.assertion for each in done.change.retractions}
    stands = {key: {e: a for e, a in row.items() if a not in gone} for key, row in asserted.items()}
    for each in done.change.assertions:
        stands.setdefault(each.row or "", {})[each.event.id] = each.id
    return {key: row for key, row in stands.items() if row}


def _said(sheet: Sheet) -> dict[str, set[str]]:
    return {row.key: {event.id for event in row.events} for row in sheet.rows}


A = read(document())
B = read(document([{**SERVED, "end_date": "2021-01-01"}, {**SERVED, "id": "m2", "end_date": None}]))


class TestPlan:
    def test_a_first_file_creates_every_row(self) -> None:
        done = _import(A, {})
        assert done.counts == Counts(created=4)
        assert (len(done.change.assertions), len(done.change.reports)) == (5, 1)
        assert [node.external_id for node in done.change.people] == ["an"]

    def test_the_same_file_again_changes_nothing(self) -> None:
        again = _import(A, _after({}, _import(A, {})), 2)
        assert (again.counts, again.counts.changes) == (Counts(unchanged=4), 0)
        assert again.change.empty

    def test_a_changed_row_retracts_only_what_it_no_longer_says(self) -> None:
        ended = read_memberships({**SERVED, "end_date": "2021-01-01"})
        done = _import(ended, _after({}, _import(A, {})), 2)
        assert done.counts == Counts(changed=1, unchanged=3)
        assert (len(done.change.assertions), len(done.change.retractions)) == (1, 1)
        assert done.change.retractions[0].why == "changed in r2"

    def test_a_vanished_row_is_retracted_and_no_end_is_invented(self) -> None:
        done = _import(read(document([])), _after({}, _import(A, {})), 2)
        assert done.counts == Counts(closed=1, unchanged=3)
        assert (done.change.assertions, len(done.change.retractions)) == ((), 2)
        assert len(done.change.reports) == 1

    def test_a_refused_row_keeps_what_stood(self) -> None:
        refused = read_memberships({**SERVED, "start_date": "soon"})
        done = _import(refused, _after({}, _import(A, {})), 2)
        assert (done.counts, done.change.empty) == (Counts(unchanged=3), True)

    def test_there_and_back_again(self) -> None:
        first = _after({}, _import(A, {}))
        second = _after(first, _import(B, first, 2))
        back = _import(A, second, 3)
        assert back.counts == Counts(changed=1, closed=1, unchanged=3)
        third = _after(second, back)
        assert {key: set(row) for key, row in third.items()} == _said(A)
        assert third["membership/m1"] != first["membership/m1"]

    def test_the_order_of_rows_does_not_matter(self) -> None:
        other: Row = {**SERVED, "id": "m2", "start_date": "2021-01-01", "end_date": None}
        stands = _after({}, _import(read_memberships(SERVED, other), {}))
        assert _import(read_memberships(other, SERVED), stands, 2).change.empty

    def test_assertions_carry_the_grade_of_a_register_and_their_row(self) -> None:
        given = _import(A, {}).change.assertions[-1]
        assert (given.reliability, given.credibility, given.row) == ("A", "2", "membership/m1")
        assert given.confidence is not None
