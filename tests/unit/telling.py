"""Builders for the pure core: say in one line what a report told, and read what it comes to."""

from dataclasses import dataclass, field
from datetime import date

from graph.dates import parse_date
from graph.model import Event, Json, make_event
from graph.projection import Conflict, Listing, Projection, Record, Span, Voice, project
from graph.projection.recorded import components, gather
from graph.vocabulary import Role

Ids = str | tuple[str, ...] | None


def event(
    kind: str,
    who: str | None = None,
    post: str | None = None,
    on: str | None = None,
    *,
    until: str | None = None,
    from_post: str | None = None,
    unit: Ids = None,
    from_unit: Ids = None,
    parent: str | None = None,
    **details: Json,
) -> Event:
    """An official event; every role that is not given is left out."""
    given = {
        Role.WHO: who,
        Role.POST: post,
        Role.FROM_POST: from_post,
        Role.UNIT: unit,
        Role.FROM_UNIT: from_unit,
        Role.PARENT: parent,
    }
    roles = {role: node for role, node in given.items() if node}
    start, end = (parse_date(text) if text else None for text in (on, until))
    return make_event(kind, roles, start, end, details)


@dataclass
class Told:
    """What was told, report by report."""

    said: list[tuple[Event, Voice]] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    same: set[frozenset[str]] = field(default_factory=set)
    not_same: set[frozenset[str]] = field(default_factory=set)
    joins: list[tuple[str, str]] = field(default_factory=list)

    def post(self, post: str = "head", seats: int | None = 1, unit: str = "office") -> "Told":
        """A post of a unit."""
        made = event("post_created", post=post, unit=unit, title=post, seats=seats)
        return self.report("setup", "2000-01-01", made)

    def report(
        self,
        report: str,
        day: str,
        *events: Event,
        signed: bool = False,
        origin: str | None = None,
        covers: str | None = None,
    ) -> "Told":
        """A report of a day, what it says, and the unit of which it names everybody."""
        issued = date.fromisoformat(day)
        voice = Voice(report, origin or report, signed, issued)
        self.said += [(each, voice) for each in events]
        if covers:
            self.listings.append(Listing(report, covers, issued))
        return self

    def decision(self, day: str, *events: Event) -> "Told":
        """A signed decision, named by its day and by what it says."""
        return self.report(f"decision {day} {events[0].id}", day, *events, signed=True)

    def staff_list(self, day: str, *events: Event, unit: str = "office") -> "Told":
        """A staff list that names everybody of a unit."""
        return self.report(f"list {day}", day, *events, covers=unit)

    def record(self) -> Record:
        """All of it as the projection reads it."""
        return Record(
            gather(self.said),
            tuple(self.listings),
            frozenset(self.same),
            frozenset(self.not_same),
            components(self.joins),
        )

    def project(self) -> Projection:
        """What it comes to."""
        return project(self.record())

    def spells(self, kind: str = "HOLDS") -> list[Span]:
        """The derived spans of one type, by start."""
        found = [span for span in self.project().spans if span.type == kind]
        return sorted(found, key=lambda span: (span.sure_from, span.source))

    def held(self) -> list[tuple[str, str | None, str | None]]:
        """Who held something from when to when, as written."""
        return [(span.source, span.start, span.end) for span in self.spells()]

    def only(self, kind: str = "HOLDS") -> Span:
        """The one span there is of a type."""
        (span,) = self.spells(kind)
        return span

    def of(self, who: str, post: str = "head", mode: str = "full") -> Span:
        """The one spell of a person in a post and mode."""
        (span,) = (
            span
            for span in self.spells()
            if (span.source, span.target, span.mode) == (who, post, mode)
        )
        return span

    def conflicts(self, code: str | None = None) -> list[Conflict]:
        """The conflicts, or those of one code."""
        return [each for each in self.project().conflicts if code in (None, each.code)]

    def codes(self) -> list[str]:
        """The codes of all conflicts."""
        return [each.code for each in self.project().conflicts]
