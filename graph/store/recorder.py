"""The one way anything is written.

A write takes the clock's lock and with it the next recorded time, says what it has to say, and
derives again what that touched; all in one transaction. The lock makes recorded time strictly
increasing in the order of commits, and makes every check that precedes a write safe.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from neo4j import Driver

from graph.dates import OPEN_MOMENT
from graph.errors import RefusedError
from graph.model import SAME_AS, Assertion, Change, Event, Judgement, Report
from graph.projection.record import Touched
from graph.projection.revision import revise, touched_by
from graph.store.derivation import rewrite, send, send_all, send_dated
from graph.store.evidence import GraphEvidence
from graph.store.rows import assertion_row, event_row, node_row, report_row, roles_of
from graph.store.runner import Row, Run, write
from graph.vocabulary import Lane, Role, Stance

_ROLES: Final = {
    Role.WHO: "events.create_who",
    Role.POST: "events.create_post",
    Role.FROM_POST: "events.create_from_post",
    Role.UNIT: "events.create_unit",
    Role.FROM_UNIT: "events.create_from_unit",
    Role.PARENT: "events.create_parent",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a write left behind.

    Attributes:
        at: its recorded time; None where there was nothing to write.
        touched: the people, posts and units it was about.
    """

    at: datetime | None
    touched: Touched = field(default_factory=Touched)


def record(
    driver: Driver,
    name: str,
    decide: Callable[[Run], Change],
    at: datetime | None = None,
) -> Recorded:
    """Decide on a change and write it, in one transaction, at one recorded time.

    ``decide`` runs under the lock, so what it reads stays true until the change is written. It
    may be called again when the database asks for another try.

    Raises:
        RefusedError: ``at`` is not later than the last recorded time; nothing is written.
    """

    def work(run: Run) -> Recorded:
        moment = _tick(run, at)
        change = decide(run)
        if change.empty:
            return Recorded(None)
        touched = _write(run, change, moment)
        rewrite(run, revise(GraphEvidence(run, moment), touched), moment)
        return Recorded(moment, touched)

    return write(driver, name, work)


def _tick(run: Run, at: datetime | None) -> datetime:
    at = at and at.astimezone(UTC)
    row = run.row("clock.upsert_clock", now=at or datetime.now(UTC))
    moment: datetime = row["recorded_at"] if row else OPEN_MOMENT
    if at is not None and moment != at:
        message = f"Recorded time only moves forward; {at.isoformat()} is not later than the last."
        raise RefusedError(message, "Record it with a later time, or with none to use the clock's.")
    return moment


def backfill(driver: Driver, changes: Sequence[tuple[datetime, Change]]) -> None:
    """Write what was said at several recorded times, in order, and derive nothing.

    For a first fill of many reports: :func:`graph.services.checking.rebuild` derives afterwards,
    through every one of these times.

    Raises:
        RefusedError: the first time is not later than the last recorded one; nothing is written.
    """

    times = [moment for moment, _ in changes]
    if not times or any(later <= earlier for earlier, later in pairwise(times)):
        message = "A backfill takes changes at strictly later and later times."
        raise RefusedError(message)
    if any(each.retractions or each.judgements or each.withdrawals for _, each in changes):
        message = "A backfill takes back nothing and judges nothing."
        raise RefusedError(message)

    def work(run: Run) -> None:
        _tick(run, changes[0][0])
        if len(changes) > 1:
            _tick(run, changes[-1][0])
        _say(run, changes)

    write(driver, "backfill", work)


def _write(run: Run, change: Change, moment: datetime) -> Touched:
    _say(run, [(moment, change)])
    touched = touched_by(each.event for each in change.assertions if _derives(each))
    touched |= Touched(units=frozenset(each.unit for each in change.coverages))
    return touched | _retract(run, change, moment) | _judge(run, change, moment)


def _say(run: Run, changes: Sequence[tuple[datetime, Change]]) -> None:
    """Write nodes, reports, events, assertions and coverages, each at its time."""
    for name, nodes in (
        ("people.upsert_people", [node for _, each in changes for node in each.people]),
        ("positions.upsert_positions", [node for _, each in changes for node in each.positions]),
        ("units.upsert_units", [node for _, each in changes for node in each.units]),
    ):
        send(run, name, [node_row(node) for node in nodes])
    send(
        run, "sources.upsert_sources", [asdict(one) for _, each in changes for one in each.sources]
    )
    _write_reports(run, [report for _, each in changes for report in each.reports])
    _write_events(run, [said.event for _, each in changes for said in each.assertions])
    rows = [assertion_row(said, moment) for moment, each in changes for said in each.assertions]
    dated = ("recorded_at",)
    send_dated(run, "assertions.create_assertions", rows, dated, open=OPEN_MOMENT)
    send_all(
        run,
        "coverages.create_coverages",
        [
            {
                "report_id": covers.report,
                "unit_id": covers.unit,
                "family": covers.family,
                "recorded_at": moment,
                "retracted_at": OPEN_MOMENT,
            }
            for moment, each in changes
            for covers in each.coverages
        ],
    )


def _derives(assertion: Assertion) -> bool:
    return assertion.event.lane is Lane.OFFICIAL and assertion.stance is Stance.SUPPORTS


def _write_reports(run: Run, reports: Sequence[Report]) -> None:
    for register in sorted({report.register for report in reports if report.register}):
        run.rows("registers.upsert_register", id=register, name=register)
    send(run, "reports.create_reports", [report_row(report) for report in reports])
    sources = [{"report_id": each.id, "source_id": each.source}
               for each in reports if each.source]  # fmt: skip
    send_all(run, "sources.create_report_links", sources)
    links = [{"report_id": each.id, "register_id": each.register}
             for each in reports if each.register]  # fmt: skip
    send(run, "reports.create_register_links", links)


def _write_events(run: Run, events: Iterable[Event]) -> None:
    wanted = {event.id: event for event in events}
    if not wanted:
        return
    known = {row["id"] for row in run.rows("events.list_existing", ids=sorted(wanted))}
    fresh = [event for key, event in wanted.items() if key not in known]
    send(run, "events.create_events", [event_row(event) for event in fresh])
    for role, name in _ROLES.items():
        rows = [{"event_id": event.id, "node_id": node}
                for event in fresh for node in event.nodes(role)]  # fmt: skip
        send_all(run, name, rows)


def _retract(run: Run, change: Change, moment: datetime) -> Touched:
    touched = Touched()
    if change.retractions:
        rows = [{"id": each.assertion, "why": each.why} for each in change.retractions]
        gone = run.rows(
            "assertions.close_assertions", rows=rows, retracted_at=moment, open=OPEN_MOMENT
        )
        touched |= _about(run, [row["event_id"] for row in gone])
    if change.withdrawn_reports:
        gone = run.rows(
            "coverages.close_coverages",
            report_ids=list(change.withdrawn_reports),
            retracted_at=moment,
            open=OPEN_MOMENT,
        )
        touched |= Touched(units=frozenset(row["unit_id"] for row in gone))
    return touched


def _about(run: Run, events: list[str]) -> Touched:
    rows = run.rows("events.list_roles", ids=events) if events else []
    return touched_by(roles_of(row) for row in rows)


def _judge(run: Run, change: Change, moment: datetime) -> Touched:
    touched = Touched()
    for judgements, joining, matching, when in (
        (change.judgements, "people.create_joins", "events.create_matches", "recorded_at"),
        (change.withdrawals, "people.close_joins", "events.close_matches", "withdrawn_at"),
    ):
        joins = [each for each in judgements if each.verdict == SAME_AS]
        matches = [each for each in judgements if each.verdict != SAME_AS]
        params = {when: moment, "open": OPEN_MOMENT}
        send_all(run, joining, [_judgement_row(each) for each in joins], **params)
        send_all(run, matching, [_judgement_row(each) for each in matches], **params)
        people = {person for each in joins for person in (each.first, each.second)}
        touched |= Touched(people=frozenset(people))
        touched |= _about(run, [event for each in matches for event in (each.first, each.second)])
    return touched


def _judgement_row(judgement: Judgement) -> Row:
    """A judgement as it is written; a pair has no order, so it is written in one."""
    first, second = sorted((judgement.first, judgement.second))
    if first == second:
        message = f"{first} cannot be judged against itself."
        raise RefusedError(message)
    return {
        "verdict": judgement.verdict,
        "first": first,
        "second": second,
        "by": judgement.by,
        "why": judgement.why,
    }
