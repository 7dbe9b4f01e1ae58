"""An officer notes what a contact said: checked, graded, sealed where it must be, written once."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from graph.answers import Clocks
from graph.errors import RefusedError, UsageError
from graph.heard import SignalRow
from graph.ids import random_id
from graph.model import Assertion, Change, Event, Report, Source
from graph.names import fold
from graph.observing import (
    Draft,
    Graded,
    Writer,
    faults,
    form_faults,
    graded,
    overclaims,
    tidied,
)
from graph.services.clocks import read_clocks
from graph.services.idempotency import Once, Written, answered, keyed, remember
from graph.services.keyring import place_of
from graph.services.signals import newest_first, the_rumour
from graph.services.sounding import row_of
from graph.services.subjects import readers_of, resolved, units_of
from graph.signals import OPEN, State
from graph.signals import look_alikes as alike
from graph.store import Store, View, ViewerStore
from graph.store.hearing import Rumour
from graph.store.runner import Run
from graph.told import chained, told
from graph.vault.ring import KeyRing
from graph.vault.sealing import seal
from graph.vocabulary import NAMED, RELIABILITY, Lane

_SEALED_LEVEL: Final = 2
_ALIAS_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SETTLED: Final = frozenset({State.CONFIRMED, State.REFUTED})


@dataclass(frozen=True, slots=True)
class _Joined:
    """The signal a note is another voice on.

    Attributes:
        floor: the highest level of its voices: no other voice makes it known to more people.
        units: what its voices are about.
    """

    event: Event
    floor: int
    units: frozenset[str]


def observe(
    store: Store,
    writer: Writer,
    ring: KeyRing,
    draft: Draft,
    once: Once | None = None,
    *,
    by_id: bool = True,
) -> Written:
    """Write a note down, in one transaction; under a key that was used before, nothing.

    Parameters
    ----------
    ring
        Seals the source's name, and the words of a note of level 2.
    by_id
        Whether units, posts and people are named by their ids and by nothing else.

    Raises
    ------
    UsageError
        A code, a text or a day in it cannot be.
    RefusedError
        It lacks something, claims too much, or its writer may not; all faults are named.
    NotFoundError, AmbiguousError
        What it is about, or the signal it joins, is not to be found, or not unique.
    """
    draft = checked(writer, draft)
    done: list[Written] = []

    def decide(run: Run) -> Change:
        known = answered(run, ring, once) if once else None
        if known:
            done[:] = [known]
            return Change()
        change = _change(run, writer, ring, draft, by_id=by_id)
        written = Written(change.reports[0].id, change.assertions[0].event.id)
        if once:
            remember(run, ring, once, written)
        done[:] = [written]
        return change

    store.record("observe", decide)
    return done[0]


def look_alikes(
    store: ViewerStore, draft: Draft, clocks: Clocks, *, by_id: bool = True
) -> tuple[SignalRow, ...]:
    """Open signals this viewer may see that a draft may be a second voice on, the nearest first.

    Raises:
        UsageError: a code, a text or a day in the draft cannot be.
        NotFoundError, AmbiguousError: what it is about is not to be found, or not unique.
    """
    draft = _read(draft)

    def work(view: View) -> tuple[SignalRow, ...]:
        event = resolved(view, draft, clocks, by_id=by_id).event
        if event is None:
            return ()
        about = view.hearing(clocks).about(node for _, node in event.roles)
        rows = {row.id: row for row in newest_first(about, clocks) if row.state in OPEN}
        events = [each.event for each in about if each.event.id in rows]
        near = alike(event, [each for each in events if _same_name(event, each)])
        return tuple(rows[signal] for signal in near)

    return store.ask("look-alikes", work)


def checked(writer: Writer, draft: Draft) -> Draft:
    """A draft as it is kept, of somebody who may write one.

    Raises:
        UsageError: a code, a text or a day in it cannot be.
        RefusedError: none of the writer's duties writes notes down.
    """
    if not writer.notes:
        message = told("Notes and decisions are written down by officers and heads.")
        raise RefusedError(message)
    return _read(draft)


def _read(draft: Draft) -> Draft:
    draft = tidied(draft)
    if found := form_faults(draft, read_clocks().as_of):
        message = told("The note cannot be read: %(faults)s.", faults=chained(found))
        raise UsageError(message)
    return draft


def _change(run: Run, writer: Writer, ring: KeyRing, draft: Draft, *, by_id: bool) -> Change:
    clocks = read_clocks()
    view = View(run, writer.viewer)
    joined = _joined(view, draft.voice_on, clocks) if draft.voice_on else None
    draft = resolved(view, draft, clocks, by_id=by_id)
    floor = joined.floor if joined else None
    given = graded(draft, floor)
    found = faults(draft, given, floor) + overclaims(given, writer.duties)
    if found:
        message = told("The note was not recorded: %(faults)s.", faults=chained(found))
        raise RefusedError(message)
    event = joined.event if joined else draft.event
    assert event is not None  # noqa: S101 - `faults` has seen to it
    units = units_of(run, (node for _, node in event.roles), clocks)
    source = _source(run, ring, writer.account, draft)
    report = _report(writer, ring, draft, given, units | (joined.units if joined else frozenset()))
    return Change(
        sources=(source,),
        reports=(replace(report, source=source.id, readers=readers_of(run, draft.readers)),),
        assertions=(_word(report.id, event, draft, given),),
    )


def _joined(view: View, event: str, clocks: Clocks) -> _Joined:
    rumour: Rumour = the_rumour(view, event, clocks)
    if row_of(rumour, clocks).state in _SETTLED:
        message = told("The signal is settled; nobody follows it any more.")
        raise RefusedError(message, told("Note what you heard as a signal of its own."))
    return _Joined(
        rumour.event,
        max(note.level for note in rumour.notes),
        frozenset(unit for note in rumour.notes for unit in note.units),
    )


def _report(
    writer: Writer, ring: KeyRing, draft: Draft, given: Graded, units: frozenset[str]
) -> Report:
    identity = random_id("r")
    sealed = given.level == _SEALED_LEVEL and draft.text is not None
    return Report(
        identity,
        "note",
        Lane.INFORMAL,
        datetime.now(UTC),
        level=given.level,
        author=writer.account,
        units=tuple(sorted(units)),
        source_class=draft.source_class,
        alias="".join(secrets.choice(_ALIAS_LETTERS) for _ in range(4)),
        expires_on=draft.expires_on,
        text=None if sealed else draft.text,
        sealed=seal(ring, draft.text or "", place_of(identity)) if sealed else None,
    )


def _word(report: str, event: Event, draft: Draft, given: Graded) -> Assertion:
    return Assertion(
        id=random_id("a"),
        report=report,
        event=event,
        reliability=given.reliability,
        credibility=given.credibility,
        access=given.access,
        confidence=RELIABILITY[given.reliability].value,
        stance=draft.stance,
    )


def _source(run: Run, ring: KeyRing, account: str, draft: Draft) -> Source:
    """Whom a note comes from; those of one class whom its author leaves unnamed are one origin.

    Nobody can tell them apart, so they do not confirm each other.
    """
    name = draft.source_name
    parts = ("named", fold(name)) if name else ("class", draft.source_class)
    key = keyed(ring, "source", account, *parts)
    known = run.row("sources.get_by_key", account=account, key=key)
    identity = known["id"] if known else random_id("s")
    sealed = seal(ring, name, place_of(identity)) if name else None
    return Source(identity, account, key, draft.source_class, sealed)


def _same_name(draft: Event, other: Event) -> bool:
    """Whether two events do not name different people who are on no record."""
    mine, theirs = draft.details.get(NAMED), other.details.get(NAMED)
    return fold(str(mine or "")) == fold(str(theirs or ""))
