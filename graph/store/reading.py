"""Rows become answers here, and the sentinels for open and unknown bounds end."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from graph.answers import Clash, Hit, PersonRef, PostRef, Tenure, Term, UnitRef, Word
from graph.dates import OPEN_END, UNKNOWN_START
from graph.store.rows import partial_of
from graph.store.runner import Row
from graph.vocabulary import Stance

_WORD_FIELDS = tuple(each.name for each in fields(Word) if each.name != "on")


def bound_or_none(value: date) -> date | None:
    """A bound of an interval, or None where it is a sentinel."""
    return None if value in {OPEN_END, UNKNOWN_START} else value


def ids_of(external_id: str | None) -> tuple[str, ...]:
    """The external ids of a node, as a tuple."""
    return (external_id,) if external_id else ()


def unit_of(row: Row) -> UnitRef | None:
    """The unit a row names under ``unit_id``, if it names one."""
    if not row.get("unit_id"):
        return None
    ids = ids_of(row.get("unit_external_id"))
    return UnitRef(row["unit_id"], row["unit_name"], ids, row.get("unit_kind"))


def unit_ref(row: Row) -> UnitRef:
    """The unit a row is about."""
    return UnitRef(row["id"], row["name"], ids_of(row["external_id"]), row["kind"])


def post_of(row: Row, as_of: date, prefix: str = "position_") -> PostRef:
    """The post a row names under a prefix, with its seats on a day."""
    return PostRef(
        row[f"{prefix}id"],
        row[f"{prefix}title"],
        unit_of(row),
        ids_of(row[f"{prefix}external_id"]),
        row["rank"],
        seats_on(as_of, row),
    )


def seats_on(as_of: date, row: Row) -> int | None:
    """The seats of a post on a day; None where nobody counted them."""
    dated = zip(row["seats_since"] or (), row["seats_numbers"] or (), strict=True)
    number = None
    for since, seats in dated:
        if since <= as_of:
            number = int(seats)
    return number


def hit_of(row: Row) -> Hit:
    """Something a search found, as it is read."""
    ids = ids_of(row["external_id"])
    return Hit(row["kind"].lower(), row["id"], row["name"], ids, unit_of(row), row["score"])


def person_of(row: Row) -> PersonRef:
    """The person a row names under ``person_``."""
    return PersonRef(row["person_id"], row["person_name"], ids_of(row["person_external_id"]))


def tenure_of(row: Row, post: PostRef, person: PersonRef) -> Tenure:
    """A tenure as it is read, without its evidence."""
    unwritten_end = row["end_basis"] is not None and row["end"] is None
    return Tenure(
        post=post,
        person=person,
        start=row["start"],
        end=row["end"],
        mode=row["mode"],
        start_basis=row["start_basis"],
        end_basis=row["end_basis"],
        not_after=row["valid_to"] if unwritten_end else None,
        term_to=row["term_to"],
        returns_on=row["returns_on"],
        terms=tuple(_term_of(term) for term in row["terms"]),
        widest=(bound_or_none(row["valid_from"]), bound_or_none(row["valid_to"])),
        sure=(bound_or_none(row["sure_from"]), bound_or_none(row["sure_to"])),
        opened_by=row["opened_by"],
        closed_by=row["closed_by"],
        events=tuple(row["events"]),
    )


def _term_of(text: str) -> Term:
    start, _, end = text.partition("/")
    return Term(start or None, end or None)


def word_of(row: Row) -> Word:
    """A report's word on an event as it is read."""
    on = partial_of(row["on"], row["on_precision"])
    others = {name: row[name] for name in _WORD_FIELDS}
    return Word(on=on.text if on else None, **others)


def clash_of(row: Row) -> Clash:
    """A conflict as it is read, without its evidence."""
    return Clash(
        row["code"],
        tuple(row["nodes"]),
        tuple(row["values"]),
        tuple(row["events"]),
        row["start"],
        row["end"],
    )


def best(held: Tenure, evidence: Sequence[Word]) -> float | None:
    """The confidence of the best word for the opening of a tenure; None where nobody can say."""
    graded = (
        word.confidence
        for word in evidence
        if word.event == held.opened_by and word.stance == Stance.SUPPORTS
    )
    return max((each for each in graded if each is not None), default=None)
