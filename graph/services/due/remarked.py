"""What discipline and evaluation leave to be done: bars that end, evaluations that are missing."""

import json
from collections.abc import Sequence
from datetime import date

from graph.due import LEADERS, Found, Reason
from graph.errors import UsageError
from graph.rules.days import add_months
from graph.rules.discipline import bars
from graph.rules.findings import Finding, Verdict, given
from graph.rules.parameters import DisciplineBar, DisciplineBarParty, Evaluation
from graph.services.due.context import Context, main_stays, unsure
from graph.store.rows import partial_of
from graph.store.runner import Row
from graph.store.stays import Stay


def find_bars(context: Context) -> list[Found]:
    """Whose bar on a higher post ends in the span, by the longest clock.

    Decisions are personal: those about people out of the viewer's scope are not there.
    """
    stays = {stay.person: stay for stay in main_stays(_disciplined(context))}
    since = _since(context)
    rows = context.reads.remarks(list(stays), ["disciplined"], since) if stays else []
    latest: dict[str, Found] = {}
    for row in rows:
        found = _bar(context, stays[row["person_id"]], row)
        if found and _outlasts(found, latest.get(row["person_id"])):
            latest[row["person_id"]] = found
    soon = context.until
    return [each for each in latest.values() if each.due_on is None or each.due_on <= soon]


def _disciplined(context: Context) -> Sequence[Stay]:
    """Over the whole service from the decisions, in a part of it from the posts."""
    if not context.scope.whole:
        return context.reads.holders(context.scope.ids)
    return context.reads.stays(context.reads.remarked("disciplined", _since(context)))


def _since(context: Context) -> date:
    """The first day of a decision that may still bar, by the longest clock there ever was."""
    clocks = (*context.law.history(DisciplineBar), *context.law.history(DisciplineBarParty))
    longest = max((months for each in clocks for months in each.params.months.values()), default=0)
    return add_months(context.clocks.as_of, -longest)


def _outlasts(found: Found, other: Found | None) -> bool:
    return other is None or (found.due_on or date.min) > (other.due_on or date.min)


def _bar(context: Context, stay: Stay, row: Row) -> Found | None:
    ids = (stay.person, stay.post, stay.unit, stay.rank, stay.unit_kind)
    effective = partial_of(row["on"], row["on_precision"])
    form = str(json.loads(row["details"]).get("form", ""))
    if effective is None:
        return Found(unsure("effective", form=form), None, *ids)
    if effective.earliest > context.clocks.as_of:
        return None
    leader = stay.rank in LEADERS
    try:
        answer = bars(context.law, form, effective, context.clocks.as_of, leader=leader)
    except UsageError:
        return Found(unsure("form", form=form, effective=effective), None, *ids)
    if answer.finding.verdict is Verdict.NO:
        return None
    return Found(answer.finding, answer.until, *ids, answer=answer)


def find_missing(context: Context) -> list[Found]:
    """Who is planned for a post or came by rotation, and is not evaluated for the year.

    An evaluation out of the viewer's scope is one that nobody can speak of.
    """
    year = context.clocks.as_of.year
    due = date(year, 12, 31)
    if due > context.until:
        return []
    rows = {row["person_id"]: row for row in reversed(context.reads.watched(context.scope.ids))}
    since = date(year, 1, 1)
    told = context.reads.remarks(list(rows), ["evaluated"], since) if rows else []
    done = {
        row["person_id"]
        for row in told
        if json.loads(row["details"]).get("year") == year
        and (row["on"] is None or row["on"] <= context.clocks.as_of)
    }
    return [_missing(context, row, year, due) for person, row in rows.items() if person not in done]


def _missing(context: Context, row: Row, year: int, due: date) -> Found:
    ids = (row["person_id"], row["position_id"], row["unit_id"], row["rank"], row["unit_kind"])
    version = context.law.at(Evaluation, due)
    known = context.reads.knows(row["places"])
    finding = Finding(
        Verdict.YES if known else Verdict.UNKNOWN,
        (version.ref,) if version else (),
        given(year=year),
        () if known else ("evaluation",),
    )
    reason = Reason.PLANNED if row["planned"] else Reason.ROTATED
    return Found(finding, due, *ids, reason=reason)
