"""Whose term of office ends, and what follows: NĐ 138/2020, NĐ 170/2025, QĐ 377-QĐ/TW."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from graph.dates import OPEN_END, PartialDate, parse_date
from graph.due import LEADERS, Found
from graph.rules.days import months_from
from graph.rules.service import Person
from graph.rules.terms import Term, term, term_end
from graph.services.due.context import YES, Context, unsure
from graph.store.due import FULL
from graph.store.rows import partial_of
from graph.store.runner import Row
from graph.store.stays import Stay


@dataclass(frozen=True, slots=True)
class Running:
    """The term that runs on the day: since when, up to which last day as decided."""

    since: PartialDate | None
    term_to: date | None


def find(context: Context) -> list[Found]:
    """Heads and deputies whose term ends in the span, or ended before the day undecided.

    Where service ends with the term nothing is to be decided, and they are not listed.
    """
    past = context.clocks.as_of < context.clocks.known_on
    stays = context.reads.holders(
        context.scope.ids,
        ranks=LEADERS,
        modes=FULL,
        term_by=OPEN_END if past else context.until,
    )
    terms = _as_decided(context, stays) if past else _stored(stays)
    pairs = [pair for pair in zip(stays, terms, strict=True) if _in_span(context, pair[1])]
    ending = context.reads.known([stay for stay, _ in pairs])
    found = (_found(context, stay, one) for stay, (_, one) in zip(ending, pairs, strict=True))
    return [each for each in found if each]


def _in_span(context: Context, running: Running) -> bool:
    """Whether a term ends by the end of the span, or nobody can say."""
    ends = running.term_to or _ends(context, running)
    return ends is None or ends <= context.until


def _stored(stays: Sequence[Stay]) -> list[Running]:
    return [Running(last_start(stay.terms), stay.term_to) for stay in stays]


def last_start(terms: Sequence[str]) -> PartialDate | None:
    """When the last of some terms began, if that is known."""
    text = terms[-1].partition("/")[0] if terms else ""
    return parse_date(text) if text else None


def _as_decided(context: Context, stays: Sequence[Stay]) -> list[Running]:
    """The terms of a past day: what was decided later had not been, whatever is known now."""
    wanted = {event for stay in stays for event in stay.events}
    rows = {row["id"]: row for row in context.reads.decisions(wanted)}
    return [_running(stay, rows, context.clocks.as_of) for stay in stays]


def _running(stay: Stay, rows: Mapping[str, Row], as_of: date) -> Running:
    decided = [
        row
        for event in stay.events
        if (row := rows.get(event)) and row["on"]
        and min(row["issued_on"] or row["on"], row["on"]) <= as_of
    ]  # fmt: skip
    since, term_to = stay.start, None
    for row in sorted(decided, key=lambda each: (each["on"], each["id"])):
        if row["kind"] != "extended":
            since = partial_of(row["on"], row["on_precision"])
            term_to = None
        term_to = row["until"] or term_to
    return Running(since, term_to)


def _found(context: Context, stay: Stay, running: Running) -> Found | None:
    ids = (stay.person, stay.post, stay.unit, stay.rank, stay.unit_kind)
    if running.term_to is None and running.since is None:
        return Found(unsure("effective"), None, *ids)
    ends = running.term_to or _ends(context, running)
    tell = partial(_asked, context, stay, running)
    leaves = context.leaves_on(stay.who)
    if ends is None or leaves is None:
        answer = tell()
        return Found(answer.finding, ends, *ids, answer=answer)
    # The rule on the end of a term: with no month of service left there is no procedure.
    return Found(YES, ends, *ids, tell=tell) if months_from(ends, leaves) > 0 else None


def _ends(context: Context, running: Running) -> date | None:
    """The last day of a term by the rule on its length, where no decision names one."""
    if running.since is None:
        return None
    since = running.since
    return context.once(("ends", since), lambda: term(context.law, since, Person()).term_to)


def _asked(context: Context, stay: Stay, running: Running) -> Term:
    """What follows the term, reckoned with the holidays of the calendar."""
    if running.term_to is None and running.since is not None:
        return term(context.law, running.since, stay.who, context.holidays)
    return term_end(context.law, running.term_to or context.until, stay.who, context.holidays)
