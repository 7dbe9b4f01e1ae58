"""A signed decision is recorded by hand: number, day, signer, and what it decides."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from graph.answers import Clocks
from graph.errors import RefusedError, UsageError
from graph.event_check import too_long
from graph.ids import random_id
from graph.model import Change, Event, Report, make_event
from graph.names import fold, is_text
from graph.observing import HIGHEST_LEVEL, LONGEST_NAME, MOST_READERS, Writer
from graph.services import recording
from graph.services.claims import Claim, Newcomers, newcomers
from graph.services.clocks import LAST_YEAR, read_clocks
from graph.services.subjects import ids_of, readers_of, units_of
from graph.store import Store, View
from graph.store.entries import Entries
from graph.store.runner import Run
from graph.told import chained, coded, told
from graph.visibility import Viewer
from graph.vocabulary import REPORT_KINDS, Lane, Role

KINDS: Final = ("decision", "letter", "announcement")
"""Kinds of report that are recorded by hand; lists and registers come as files."""

MOST_CLAIMS: Final = 50
LONGEST_TITLE: Final = 500
LONGEST_NUMBER: Final = 100


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision or an announcement as it is handed in.

    Attributes:
        number, issued_on, signer: as it bears them; together they tell it from all others.
        level: who may read it; above 0 it settles nothing for those who may not.
        readers: accounts that read it at level 2 besides its author.
    """

    claims: tuple[Claim, ...]
    number: str | None
    issued_on: date | None
    signer: str | None
    kind: str = "decision"
    title: str | None = None
    level: int = 0
    readers: tuple[str, ...] = ()


def decide(store: Store, writer: Writer, decision: Decision, *, by_id: bool = True) -> str:
    """Record a decision with all it decides, and what of that is on no record yet.

    Returns the report's id. What it founds counts for no scope: the units on record do, and a unit
    under none is founded by whoever has every unit in scope.

    Raises:
        UsageError: a text, a number or a day in it cannot be, or ``@n`` points at nothing.
        RefusedError: an event does not fit the vocabulary; its writer may not, or not there; a
            report they may read has its number, day and signer already, which is named.
        NotFoundError, AmbiguousError: what it is about is not to be found, or not unique.
    """
    decision = _tidied(decision)
    if not writer.notes:
        message = told("Notes and decisions are written down by officers and heads.")
        raise RefusedError(message)
    if found := _form_faults(decision):
        message = told("The report cannot be read: %(faults)s.", faults=chained(found))
        raise UsageError(message)
    new = newcomers(decision.claims)
    new.check_level(decision.level)
    done: list[str] = []

    def work(run: Run) -> Change:
        clocks = read_clocks()
        view = View(run, writer.viewer)
        _refuse_twin(view.entries(), decision)
        events = _events(view, new, clocks, decision.level, by_id=by_id)
        nodes = {node for event in events for _, node in event.roles}
        units = subject_units(run, nodes, clocks, decision.issued_on)
        check_scope(writer.viewer, frozenset() if new.rootless else units)
        founded = {role: new.nodes(role) for role in (Role.WHO, Role.POST, Role.UNIT)}
        report = _report(run, writer, decision, units | {unit.id for unit in founded[Role.UNIT]})
        done[:] = [report.id]
        draft = recording.Draft(
            report, events, people=founded[Role.WHO], positions=founded[Role.POST],
            units=founded[Role.UNIT],
        )  # fmt: skip
        return recording.change_of(draft)

    store.record("decide", work)
    return done[0]


def _events(
    view: View, new: Newcomers, clocks: Clocks, level: int, *, by_id: bool
) -> tuple[Event, ...]:
    """What an official report of a level says, each thing once, with who is new by name.

    Raises:
        NotFoundError, AmbiguousError: what it is about is not to be found, or not unique.
        RefusedError: two claims say the same.
    """
    said: dict[str, Event] = {}
    for claim, known in zip(new.claims, new.roles, strict=True):
        roles = {**ids_of(view, claim.roles, clocks, by_id=by_id), **known}
        event = make_event(
            claim.kind, roles, claim.on, claim.until, claim.details, Lane.OFFICIAL,
            restricted=level > 0,
        )  # fmt: skip
        if event.id in said:
            message = told("The report says twice: %(event)s.", event=coded("event", claim.kind))
            raise RefusedError(message)
        said[event.id] = event
    return tuple((said | {event.id: event for event in new.records}).values())


def subject_units(
    run: Run, nodes: set[str], clocks: Clocks, day: date | None = None
) -> frozenset[str]:
    """The units these are of today, and were of on the day a report was issued."""
    units = units_of(run, nodes, clocks)
    if day is not None and day != clocks.as_of:
        units |= units_of(run, nodes, replace(clocks, as_of=day))
    return units


def check_scope(viewer: Viewer, units: frozenset[str]) -> None:
    """Refuse to record what lies outside the viewer's scope.

    Raises:
        RefusedError: some unit of it does, or it is of none.
    """
    if not viewer.reaches(units):
        message = told("It is about units outside your scope; nothing was recorded.")
        raise RefusedError(message, told("Whoever has them in scope records it."))


def _refuse_twin(entries: Entries, decision: Decision) -> None:
    """Only what the writer may read counts: what is hidden must not show in a refusal."""
    if decision.number is None or decision.issued_on is None:
        return
    signer = fold(decision.signer or "")
    for report, signed in entries.by_number(decision.number, decision.issued_on):
        if fold(signed or "") == signer:
            message = told(
                "Report %(report)s has this number, day and signer already.", report=report
            )
            raise RefusedError(message, told("Correct that one, or withdraw it."))


def _report(run: Run, writer: Writer, decision: Decision, units: frozenset[str]) -> Report:
    return Report(
        # Random: an id made of the number would tell of a hidden report that has it.
        random_id("r"),
        decision.kind,
        Lane.OFFICIAL,
        datetime.now(UTC),
        level=decision.level,
        title=decision.title,
        number=decision.number,
        issued_on=decision.issued_on,
        author=writer.account,
        readers=readers_of(run, decision.readers),
        units=tuple(sorted(units)),
        signer=decision.signer,
    )


def _form_faults(decision: Decision) -> list[str]:
    found = []
    if decision.kind not in KINDS:
        found.append(told("by hand one records a decision or a announcement"))
    elif REPORT_KINDS[decision.kind].signed and not (
        decision.number and decision.issued_on and decision.signer
    ):
        found.append(told("what is signed has a number, a day and a signer"))
    if not 0 <= decision.level <= HIGHEST_LEVEL:
        found.append(told("there is no such level"))
    if decision.readers and decision.level != HIGHEST_LEVEL:
        found.append(told("readers are named at level %(level)s alone", level=HIGHEST_LEVEL))
    if len(decision.readers) > MOST_READERS:
        found.append(told("at most %(most)s accounts are named as readers", most=MOST_READERS))
    if not 1 <= len(decision.claims) <= MOST_CLAIMS:
        found.append(told("it decides 1 to %(most)s things", most=MOST_CLAIMS))
    return found + _day_faults(decision.issued_on) + _text_faults(decision)


def _day_faults(issued_on: date | None) -> list[str]:
    if issued_on is None:
        return []
    tomorrow = read_clocks().as_of + timedelta(days=1)
    fits = issued_on.year >= 1000 and issued_on <= min(tomorrow, date(LAST_YEAR, 12, 31))
    return [] if fits else [told("it was issued on a day that has come")]


def _text_faults(decision: Decision) -> list[str]:
    texts = [
        (told("the number"), decision.number, LONGEST_NUMBER),
        (told("the signer"), decision.signer, LONGEST_NAME),
        (told("the title"), decision.title, LONGEST_TITLE),
    ]
    texts += detail_texts(decision.claims)
    return [
        too_long(what, longest)
        for what, text, longest in texts
        if text is not None and (len(text) > longest or not is_text(text))
    ]


def detail_texts(claims: tuple[Claim, ...]) -> list[tuple[str, str | None, int]]:
    """Every text in the details of claims, with its name and how long it may be."""
    return [
        (told("the detail %(name)s", name=coded("detail", name)), value, LONGEST_TITLE)
        for claim in claims
        for name, value in claim.details.items()
        if isinstance(value, str)
    ]


def _tidied(decision: Decision) -> Decision:
    def tidy(text: str | None) -> str | None:
        return " ".join(text.split(" ")).strip() or None if text is not None else None

    return replace(
        decision,
        number=tidy(decision.number),
        signer=tidy(decision.signer),
        title=tidy(decision.title),
    )
