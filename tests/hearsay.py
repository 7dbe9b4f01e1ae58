"""Builders for the informal lane: what officers of an invented office hear, and from whom."""

from collections.abc import Iterable
from datetime import datetime

from graph.model import Assertion, Change, Event, Node, Report, Source
from graph.vocabulary import Lane, Role, Stance
from tests.office import Office


def heard(office: Office, kind: str, who: str, post: str | None, on: str | None = None) -> Event:
    """Something informal, about nodes named by plain words."""
    return office.event(kind, who, post, on, informal=True)


def note(
    office: Office,
    report: str,
    event: Event,
    *,
    author: str = "lan",
    units: Iterable[str] = ("u",),
    level: int = 1,
    source: str | None = None,
    source_class: str = "insider",
    grade: str = "C3",
    stance: Stance = Stance.SUPPORTS,
) -> datetime:
    """An officer writes down what somebody said; returns its recorded time."""
    at = office.now()
    assert at is not None
    made = Report(
        report, "note", Lane.INFORMAL, at, level=level, author=author, units=tuple(units),
        source=source, source_class=source_class,
    )  # fmt: skip
    change = Change(
        people=tuple(Node(each, each) for each in event.nodes(Role.WHO)),
        sources=(Source(source, author, f"key-{source}", source_class),) if source else (),
        reports=(made,),
        assertions=(
            Assertion(f"a-{report}", report, event, grade[0], grade[1], "told", 0.7, stance),
        ),
    )
    office.store.record("note", lambda _: change, at)
    return at
