"""Small random worlds: a few people, posts and units, and reports that say anything of them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from hypothesis.vendor.pretty import RepresentationPrinter

from graph.dates import OPEN_MOMENT, parse_date
from graph.model import Event, Json, make_event
from graph.projection import Listing, Projection, Voice, project
from graph.projection.known import Known, known_at
from graph.projection.recorded import (
    Dated,
    Entry,
    JudgementEntry,
    Ledger,
    ListingEntry,
)
from graph.vocabulary import Mode, Role

PEOPLE = ("p1", "p2", "p3", "p4")
POSTS = {"q1": "u1", "q2": "u1", "q3": "u2"}
UNITS = ("u1", "u2")
EPOCH = datetime(2025, 1, 1, tzinfo=UTC)

OPENINGS = ("appointed", "appointed", "acting", "in_charge", "concurrent", "in_post", "in_post",
            "reinstated", "planned", "reappointed", "extended")  # fmt: skip
CLOSINGS = ("left_post", "relieved", "suspended", "unplanned")
LEAVINGS = ("retired", "died", "left_service")
MOVES = ("transferred", "rotated")
STRUCTURES = ("dissolved", "merged", "seats_set", "established")

DATES = st.sampled_from(
    [f"2020-{month:02}-{day:02}" for month in (1, 2, 3, 6) for day in (1, 2, 28)]
    + ["2021-01-01", "2021-06-30", "2020", "2021", "2020-01", "2020-02", "2020-06"]
)
MAYBE_DATES = st.one_of(DATES, DATES, DATES, st.none())
DAYS = st.sampled_from([date(2020, 1, 15), date(2020, 2, 28), date(2020, 7, 1), date(2021, 7, 1)])


@dataclass(frozen=True)
class World:
    """Everything recorded, with its recorded time."""

    entries: tuple[Entry, ...]
    listings: tuple[ListingEntry, ...] = ()
    judgements: tuple[JudgementEntry, ...] = ()

    def __str__(self) -> str:
        """One line for each thing recorded, so that a failing world can be read."""
        lines = [
            f"{_time(each)} {_voice(each.voice)}: {_words(each.event)}" for each in self.entries
        ]
        lines += [
            f"{_time(each)} {each.listing.report} covers {each.listing.unit} on {each.listing.day}"
            for each in self.listings
        ]
        lines += [
            f"{_time(each)} {each.verdict} {each.first} {each.second}" for each in self.judgements
        ]
        return "\n".join(["", *lines])

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        printer.text(str(self))

    @property
    def reports(self) -> list[str]:
        """The reports that say something, in order."""
        return sorted({entry.voice.report for entry in self.entries})

    def ledger(self) -> Ledger:
        """Everything recorded in the world."""
        return Ledger(self.entries, self.listings, self.judgements)

    def known(self, moment: datetime | None = None) -> Known:
        """What is known at a moment, by default after everything."""
        return known_at(self.ledger(), moment or at(99))

    def projected(self) -> Projection:
        """What all that still stands comes to."""
        return project(self.known().record(PEOPLE, POSTS, UNITS))

    def without(self, report: str) -> "World":
        """The world in which the report was never recorded."""
        return World(
            tuple(entry for entry in self.entries if entry.voice.report != report),
            tuple(each for each in self.listings if each.listing.report != report),
            self.judgements,
        )

    def retracting(self, report: str, moment: datetime) -> "World":
        """The world in which all the report still says was taken back at a moment."""
        return World(
            tuple(
                replace(each, retracted_at=min(each.retracted_at, moment))
                if each.voice.report == report
                else each
                for each in self.entries
            ),
            tuple(
                replace(each, retracted_at=min(each.retracted_at, moment))
                if each.listing.report == report
                else each
                for each in self.listings
            ),
            self.judgements,
        )


def at(step: int) -> datetime:
    """The moment of one step of recorded time."""
    return EPOCH + timedelta(days=step)


def _time(dated: Dated) -> str:
    until = "" if dated.retracted_at == OPEN_MOMENT else (dated.retracted_at - EPOCH).days
    return f"[{(dated.recorded_at - EPOCH).days}-{until}]"


def _voice(voice: Voice) -> str:
    signed = " signed" if voice.signed else ""
    return f"{voice.report} ({voice.origin}{signed} {voice.day})"


def _words(event: Event) -> str:
    roles = " ".join(f"{role.lower()}={node}" for role, node in event.roles)
    return f"{event.id} {event.kind} {roles} on {event.on} until {event.until} {event.details}"


@st.composite
def _held(draw: DrawFn, before: list[Event]) -> Event:
    kind = draw(st.sampled_from(OPENINGS + CLOSINGS * 2 + LEAVINGS[:1]))
    who, post = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(tuple(POSTS)))
    on, until = draw(MAYBE_DATES), draw(st.one_of(st.none(), st.none(), DATES))
    details: dict[str, Json] = {}
    if kind in CLOSINGS and before and draw(st.booleans()):
        ended = draw(st.sampled_from(before))
        details["ends"] = ended.id
        who, post = ended.node(Role.WHO) or who, ended.node(Role.POST) or post
    if kind in CLOSINGS:
        until = None
    if kind == "appointed" and draw(st.booleans()):
        details["also"] = True
    if kind in {"in_post", "reinstated", "reappointed"} and draw(st.integers(0, 4)) == 0:
        details["mode"] = draw(st.sampled_from(list(Mode)))
    roles: dict[Role, str | tuple[str, ...]] = {Role.WHO: who}
    if kind not in LEAVINGS:
        roles[Role.POST] = post
    return _event(kind, roles, on, until, details)


@st.composite
def _moved(draw: DrawFn) -> Event:
    roles: dict[Role, str | tuple[str, ...]] = {Role.WHO: draw(st.sampled_from(PEOPLE))}
    if draw(st.booleans()):
        roles[Role.POST] = draw(st.sampled_from(tuple(POSTS)))
    else:
        roles[Role.UNIT] = draw(st.sampled_from(UNITS))
    if draw(st.booleans()):
        others = [post for post in POSTS if post != roles.get(Role.POST)]
        roles[Role.FROM_POST] = draw(st.sampled_from(others))
    if draw(st.integers(0, 3)) == 0:
        others = [unit for unit in UNITS if unit != roles.get(Role.UNIT)]
        roles[Role.FROM_UNIT] = draw(st.sampled_from(others))
    return _event(draw(st.sampled_from(MOVES)), roles, draw(MAYBE_DATES), None, {})


@st.composite
def _structural(draw: DrawFn) -> Event:
    kind = draw(st.sampled_from(STRUCTURES))
    unit, on = draw(st.sampled_from(UNITS)), draw(MAYBE_DATES)
    if kind == "merged":
        return _event(kind, {Role.FROM_UNIT: "u2", Role.UNIT: "u1"}, on, None, {})
    if kind == "seats_set":
        seats, post = draw(st.integers(1, 2)), draw(st.sampled_from(tuple(POSTS)))
        return _event(kind, {Role.POST: post}, on, None, {"seats": seats})
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit}
    if kind == "established" and unit == "u2":
        roles[Role.PARENT] = "u1"
    return _event(kind, roles, on, None, {})


@st.composite
def _recorded(draw: DrawFn) -> Event:
    name = draw(st.sampled_from(["An", "Bình"]))
    return _event("recorded", {Role.WHO: draw(st.sampled_from(PEOPLE))}, None, None, {"name": name})


def _event(
    kind: str,
    roles: dict[Role, str | tuple[str, ...]],
    on: str | None,
    until: str | None,
    details: dict[str, Json],
) -> Event:
    start, end = (parse_date(text) if text else None for text in (on, until))
    return make_event(kind, roles, start, end, details)


def _posts(draw: DrawFn) -> list[Entry]:
    voice = Voice("r0", "r0", False, date(2000, 1, 1))
    entries = []
    for post, unit in POSTS.items():
        seats = draw(st.sampled_from([1, 1, 2, None]))
        made = _event(
            "post_created", {Role.POST: post, Role.UNIT: unit}, None, None, {"seats": seats}
        )
        entries.append(Entry(made, voice, at(draw(st.integers(0, 4)))))
    return entries


@st.composite
def worlds(draw: DrawFn, *, structures: bool = True) -> World:
    """A world in which some of what was recorded is already retracted."""
    entries, listings = _posts(draw), []
    said: list[Event] = []
    for number in range(1, draw(st.integers(2, 5)) + 1):
        origin = draw(st.sampled_from([f"r{number}", "register"]))
        voice = Voice(f"r{number}", origin, draw(st.booleans()), draw(DAYS))
        for _ in range(draw(st.integers(1, 4))):
            told = draw(_told(said, structures))
            said.append(told)
            entries.append(Entry(told, voice, at(number), _taken_back(draw, number)))
        if draw(st.integers(0, 2)) == 0:
            listing = Listing(voice.report, draw(st.sampled_from(UNITS)), voice.day)
            listings.append(ListingEntry(listing, at(number), _taken_back(draw, number)))
    return World(tuple(entries), tuple(listings), _judgements(draw, said))


def _told(before: list[Event], structures: bool) -> st.SearchStrategy[Event]:
    again = [st.sampled_from(before)] if before else []
    more = [_structural()] if structures else []
    return st.one_of(_held(before), _held(before), _held(before), _moved(), _recorded(),
                     *again, *more)  # fmt: skip


def _taken_back(draw: DrawFn, step: int) -> datetime:
    return at(step + draw(st.integers(1, 3))) if draw(st.integers(0, 4)) == 0 else OPEN_MOMENT


def _judgements(draw: DrawFn, said: list[Event]) -> tuple[JudgementEntry, ...]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        verdict = draw(st.sampled_from(["same_as", "same_as", "same", "not_same"]))
        choice = PEOPLE if verdict == "same_as" else tuple(each.id for each in said)
        first, second = draw(st.sampled_from(choice)), draw(st.sampled_from(choice))
        step = draw(st.integers(1, 6))
        if first != second:
            entry = JudgementEntry(verdict, first, second, at(step), _taken_back(draw, step))
            found.append(entry)
    return tuple(found)
