"""What was recommended and nobody answered: advice goes up, and something should come back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.dates import PartialDate
from graph.dates import day as full_day
from graph.due import Found, Reason
from graph.names import fold
from graph.rules.advice import reply
from graph.services.due.context import Context
from graph.store.rows import partial_of
from graph.store.runner import Row
from graph.vocabulary import OUTCOMES, RECEIVED


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of advice, or an answer to one.

    Attributes:
        nodes: whom and what it is about.
        numbers: of the papers that say so; of an answer the number of the advice it answers.
        outcome: of an answer; see :data:`graph.vocabulary.OUTCOMES`.
    """

    event: str
    kind: str
    sent: PartialDate | None
    wanted_by: PartialDate | None
    person: str | None
    post: str | None
    units: tuple[str, ...]
    nodes: frozenset[str]
    numbers: frozenset[str]
    outcome: str | None


def find(context: Context) -> list[Found]:
    """Advice up to the day that no answer follows, whose time is over by the end of the span.

    That it was received is no answer.
    """
    papers = [_paper(row) for row in context.reads.advice()]
    answers = [each for each in papers if each.kind == "answered"]
    found = [
        _waiting(context, each, answers)
        for each in papers
        if each.kind == "advised" and _inside(context, each)
    ]
    return [each for each in found if each and (not each.due_on or each.due_on <= context.until)]


def _waiting(context: Context, advice: Paper, answers: Sequence[Paper]) -> Found | None:
    day = context.clocks.as_of
    if advice.sent and advice.sent.earliest > day:
        return None
    told = {each.outcome for each in answers if _answers(each, advice, day)}
    if told - {RECEIVED}:
        return None
    answer = reply(context.law, advice.sent, advice.wanted_by, day)
    reason = Reason.RECEIVED if told else Reason.SENT
    unit = next(iter(advice.units), None)
    return Found(
        answer.finding, answer.expected_by, advice.person, advice.post, unit, reason=reason,
        answer=answer, event=advice.event,
    )  # fmt: skip


def _answers(answer: Paper, advice: Paper, day: date) -> bool:
    """Whether it names the number of the advice, is about the same, and had come by the day."""
    return (
        not answer.numbers.isdisjoint(advice.numbers)
        and not answer.nodes.isdisjoint(advice.nodes)
        and (answer.sent is None or answer.sent.earliest <= day)
    )


def _inside(context: Context, paper: Paper) -> bool:
    return context.scope.whole or not set(context.scope.ids).isdisjoint(paper.units)


def _paper(row: Row) -> Paper:
    details = json.loads(row["details"])
    given = row["numbers"] if row["kind"] == "advised" else [str(details.get("number", ""))]
    roles = {part["role"]: part["id"] for part in row["roles"]}
    return Paper(
        row["event"],
        row["kind"],
        partial_of(row["on"], row["on_precision"]) or _day(row["issued_on"]),
        partial_of(row["until"], row["until_precision"]),
        roles.get("WHO"),
        roles.get("POST"),
        tuple(sorted(row["units"])),
        frozenset(part["id"] for part in row["roles"]),
        frozenset(fold(each) for each in given if each),
        details.get("outcome") if details.get("outcome") in OUTCOMES else None,
    )


def _day(day: date | None) -> PartialDate | None:
    return full_day(day) if day else None
