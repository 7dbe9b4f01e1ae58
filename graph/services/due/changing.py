"""Who must change position: staff without a leading post, Luật PCTN 2018, NĐ 59/2019.

The day is that on which the years in the position are full. A start that is not known lies no later
than the day somebody was first seen there; where the years are full even so, that is enough.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import Final

from graph.dates import PartialDate, day
from graph.due import LEADERS, Found
from graph.names import fold
from graph.rules.findings import Verdict
from graph.rules.parameters import PositionChange
from graph.rules.position_change import Change, Holder, Status, position_change
from graph.rules.service import Person
from graph.services.due.context import YES, Context, main_stays
from graph.store.due import FULL
from graph.store.stays import Stay

POSITIONS: Final[Mapping[str, str]] = {
    "ke toan truong": "chief_accountant",
    "ke toan": "accountant",
    "chap hanh vien": "enforcement_officer",
    "tham tra vien": "examiner",
    "thu ky": "clerk",
    "van thu, thu quy": "cashier",
    "thu quy": "cashier",
    "thu kho": "storekeeper",
    "to chuc can bo": "personnel",
    "chief accountant": "chief_accountant",
    "accountant": "accountant",
    "enforcement officer": "enforcement_officer",
    "examiner": "examiner",
    "clerk": "clerk",
    "cashier": "cashier",
    "storekeeper": "storekeeper",
}
"""Kinds of position the rule names, by how the title of a post begins, folded; first fit wins."""

OTHER: Final = "other"
"""A position of which the rule does not speak."""


@lru_cache(maxsize=4096)
def position_of(title: str) -> str:
    """The kind of position that the title of a post names."""
    folded = fold(title)
    return next((kind for words, kind in POSITIONS.items() if folded.startswith(words)), OTHER)


def find(context: Context) -> list[Found]:
    """Whose years in the position are full by the end of the span, and who is not exempt then."""
    stays = context.reads.holders(context.scope.ids, modes=FULL, began_before=_latest(context))
    members = [
        stay
        for stay in main_stays(stays)
        if stay.rank not in LEADERS
        and position_of(stay.title) != OTHER
        and (not stay.start or _in_span(context, stay))
    ]
    members = context.reads.known(members)
    away = context.reads.seconded([stay.person for stay in members]) if members else set()
    found = (_found(context, stay, away=stay.person in away) for stay in members)
    return [each for each in found if each]


def _latest(context: Context) -> str:
    """Beyond the month in which the shortest time of all began that is full by then."""
    version = context.law.at(PositionChange, context.clocks.as_of)
    if version is None:
        return "9999"
    years = min((*version.params.years.values(), version.params.other_years))
    return f"{context.until.year - years}-{context.until.month:02}-99"


def _due_on(context: Context, stay: Stay) -> date | None:
    """The day on which the years are full; known or not, they were no later than that."""
    position, since = position_of(stay.title), stay.start or day(stay.seen)
    return context.once(("full", position, since), lambda: _full_on(context, position, since))


def _in_span(context: Context, stay: Stay) -> bool:
    due = _due_on(context, stay)
    return due is not None and due <= context.until


def _found(context: Context, stay: Stay, *, away: bool) -> Found | None:
    ids = (stay.person, stay.post, stay.unit, stay.rank, stay.unit_kind)
    position, since = position_of(stay.title), stay.start or day(stay.seen)
    due = _due_on(context, stay)
    if due is None or due > context.until:
        unknown = Holder(stay.who, position, None, leads=_leads(stay))
        answer = position_change(context.law, unknown, context.clocks.as_of)
        return Found(answer.finding, None, *ids, answer=answer)
    on = max(due, context.clocks.as_of)
    ask = partial(_asked, context, stay, on, away=away)
    key = (position, since, on, away, _leads(stay), context.leaves_on(stay.who))
    status, verdict = context.once(key, lambda: _outcome(ask()))
    if verdict is Verdict.UNKNOWN:
        answer = ask()
        return Found(answer.finding, due, *ids, answer=answer)
    return Found(YES, due, *ids, tell=ask) if status is Status.DUE else None


def _outcome(answer: Change) -> tuple[Status | None, Verdict]:
    return answer.status, answer.finding.verdict


def _full_on(context: Context, position: str, since: PartialDate) -> date | None:
    nobody = Holder(Person(), position, since)
    return position_change(context.law, nobody, context.until).due_on


def _leads(stay: Stay) -> bool | None:
    """Whether the post is a leader's; a post of no known rank may be one."""
    return None if stay.rank is None else False


def _asked(context: Context, stay: Stay, on: date, *, away: bool) -> Change:
    since = stay.start or day(stay.seen)
    grounds = frozenset({"seconded"}) if away else frozenset()
    holder = Holder(stay.who, position_of(stay.title), since, _leads(stay), grounds)
    answer = position_change(context.law, holder, on)
    finding = replace(answer.finding, imprecise=answer.finding.imprecise or stay.start is None)
    return replace(answer, finding=finding)
