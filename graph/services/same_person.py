"""Two records found to be of one human being: joined by a reviewer, and taken apart again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from graph.answers import Clocks, PersonRef
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.model import SAME_AS, Change, Judgement
from graph.names import is_text
from graph.services.clocks import read_clocks
from graph.services.naming import resolve
from graph.services.standing import the_person
from graph.services.subjects import units_of
from graph.store import Store, View, ViewerStore
from graph.store.runner import Run
from graph.told import told
from graph.visibility import Viewer

LONGEST_WHY: Final = 2000
"""Characters of a reason at most."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two records that somebody found to be of one human being, with the reason."""

    first: PersonRef
    second: PersonRef
    by: str
    why: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """A person, and what their records were joined by."""

    person: PersonRef
    clocks: Clocks
    joins: tuple[Join, ...]


def joins(store: ViewerStore, person: str, clocks: Clocks, *, by_id: bool = False) -> Joined:
    """The joins a person is made of, as known at a moment; none where there is one record.

    Raises:
        NotFoundError, AmbiguousError: the person is not to be found, or not unique.
    """

    def work(view: View) -> Joined:
        found = the_person(view, person, clocks, by_id=by_id).ref
        rows = view.joins(found.id, clocks)
        ends = sorted({row[end] for row in rows for end in ("first", "second")})
        named = {each.id: each for each in view.papers(clocks).refs.people(ends)}
        return Joined(
            found,
            clocks,
            tuple(
                Join(named[row["first"]], named[row["second"]], row["by"], row["why"],
                     row["recorded_at"])
                for row in rows
            ),
        )  # fmt: skip

    return store.ask("joins", work)


def join(
    store: Store, viewer: Viewer, first: str, second: str, why: str, *, by_id: bool = False
) -> Joined:
    """Record that two records are of one human being; the person as they stand after it.

    From then on every spell and fact of either is that one person's; what was known before stays
    as it was known.

    Raises
    ------
    UsageError
        The reason is missing or no text.
    NotFoundError, AmbiguousError
        A record is not to be found, or not unique.
    RefusedError
        They are one already, or one of them lies outside the viewer's scope.
    """

    def decide(run: Run, view: View) -> Change:
        pair = [resolve(view, "people", text, read_clocks(), by_id=by_id)
                for text in (first, second)]  # fmt: skip
        if pair[0] == pair[1]:
            message = told("They are one person already.")
            raise RefusedError(message)
        _check_scope(run, viewer, pair)
        return Change(judgements=(_judged(viewer, *pair, why=checked_why(why)),))

    return _written(store, viewer, first, decide, by_id=by_id)


def part(store: Store, viewer: Viewer, first: str, second: str, why: str) -> Joined:
    """Take back that two records, named by their ids, are of one human being.

    Raises
    ------
    UsageError
        The reason is missing or no text.
    NotFoundError
        Nobody joined these two, as far as the viewer sees them.
    RefusedError
        The person lies outside the viewer's scope.
    """

    def decide(run: Run, view: View) -> Change:
        clocks = read_clocks()
        head = resolve(view, "people", first, clocks, by_id=True)
        standing = {frozenset((row["first"], row["second"])) for row in view.joins(head, clocks)}
        if frozenset((first, second)) not in standing:
            message = told("Nobody joined these two records.")
            raise NotFoundError(message)
        _check_scope(run, viewer, [head])
        return Change(withdrawals=(_judged(viewer, first, second, why=checked_why(why)),))

    return _written(store, viewer, first, decide, by_id=True)


def checked_why(why: str) -> str:
    """A reason without the space around it.

    Raises:
        UsageError: it is empty, too long or no text.
    """
    text = why.strip()
    if not text or len(text) > LONGEST_WHY or not is_text(text):
        message = told("Joining records, and taking them apart, need a reason.")
        hint = told("Give up to %(longest)s characters that can be read.", longest=LONGEST_WHY)
        raise UsageError(message, hint)
    return text


def _check_scope(run: Run, viewer: Viewer, people: list[str]) -> None:
    """Somebody of no known unit is no reason to refuse; somebody of another's unit is."""
    units = units_of(run, people, read_clocks())
    if units and not viewer.reaches(units):
        message = told("One of them belongs to units outside your scope; nothing was recorded.")
        raise RefusedError(message)


def _judged(viewer: Viewer, first: str, second: str, *, why: str) -> Judgement:
    return Judgement(SAME_AS, first, second, viewer.account or "", why)


def _written(
    store: Store,
    viewer: Viewer,
    person: str,
    decide: Callable[[Run, View], Change],
    *,
    by_id: bool,
) -> Joined:
    """The person as they stand after a write."""
    store.record("same person", lambda run: decide(run, View(run, viewer)))
    return joins(store.for_viewer(viewer), person, read_clocks(), by_id=by_id)
