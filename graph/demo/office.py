"""The simulated office: units, posts and people as they truly are on the simulated day.

The reports are written from this state, late, incomplete or wrong as reports are; the state itself
never contradicts itself. What changes it stands in ``acts``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from graph.demo.desk import Desk
from graph.demo.names import Names
from graph.demo.retirement import months_between, retirement_date
from graph.ids import derived_id
from graph.offices.tree import REFORM as REFORM

START: Final = date(2015, 10, 1)
"""The first day of the first statistical year the desk keeps."""


@dataclass(slots=True, eq=False)
class Post:
    """A post of a unit.

    Attributes:
        role: what it is in its unit: head, deputy, enforcer, clerk, …
        kept: seats that chance does not fill, because a worked case will.
        stand_in: who acts in it or is in charge of it, with the mode, and since when.
        vacant_since: the day the last seat fell free; None where none ever did.
        left: who left the service from here, and when.
    """

    id: str
    role: str
    title: str
    rank: str
    seats: int
    unit: "Unit"
    holders: "list[Person]" = field(default_factory=list)
    kept: int = 0
    stand_in: "tuple[Person, str] | None" = None
    vacant_since: date | None = None
    planned: "list[Person]" = field(default_factory=list)
    left: "list[tuple[Person, date]]" = field(default_factory=list)

    @property
    def free(self) -> int:
        """Seats that chance may fill."""
        return self.seats - self.kept - len(self.holders)

    @property
    def full_title(self) -> str:
        """The title with the unit: Chi cục trưởng Chi cục THADS huyện Y."""
        return f"{self.title} {self.unit.name}"

    def fresh(self, month: date) -> bool:
        """Whether a seat fell free only this month, too late to fill it in the same."""
        return self.vacant_since is not None and self.vacant_since >= month


@dataclass(slots=True, eq=False)
class Unit:
    """A unit; ``kind`` is general_department, department, room, branch or area_room."""

    id: str
    name: str
    kind: str
    parent: "Unit | None" = None
    place: tuple[float, float] | None = None
    room: str = ""
    posts: dict[str, Post] = field(default_factory=dict)
    children: "list[Unit]" = field(default_factory=list)

    def all_units(self) -> "Iterator[Unit]":
        """The unit itself, then everything below it."""
        yield self
        for child in self.children:
            yield from child.all_units()

    def all_posts(self) -> Iterator[Post]:
        """Every post of the unit and of everything below it."""
        for unit in self.all_units():
            yield from unit.posts.values()

    @property
    def department(self) -> "Unit":
        """The provincial department it belongs to; the general department is its own."""
        unit = self
        while unit.kind not in {"department", "general_department"} and unit.parent:
            unit = unit.parent
        return unit


@dataclass(slots=True, eq=False)
class Person:
    """An invented civil servant.

    Attributes:
        since: since when the present post is held.
        standing_since: since when a post of that standing is held; two years count for the next.
        term_to: the last day of the present term of office.
        touched: the day of the last thing that happened; one thing a month is enough.
        barred_to: no promotion before that day, after a disciplinary measure.
        rotated_to: the planned end of a rotation.
        away: the days of a suspension.
        lent: the department somebody works for on secondment, and until when.
        fixed: belongs to a worked case; chance leaves such a person alone.
    """

    id: str
    name: str
    sex: str
    born: date
    born_as: str
    recruited: date
    rank: str
    ranked_on: date
    retires: date
    post: Post | None = None
    since: date = START
    standing_since: date = START
    term_to: date | None = None
    touched: date = date.min
    barred_to: date = date.min
    rotated_to: date | None = None
    away: tuple[date, date] | None = None
    lent: "tuple[Unit, date] | None" = None
    standing_in: Post | None = None
    planned_for: list[Post] = field(default_factory=list)
    fixed: bool = False
    gone: bool = False

    @property
    def exactly_born(self) -> bool:
        """Whether more than the year of birth is known, so that retirement has a date."""
        return len(self.born_as) > len("1965")

    def months_left(self, on: date) -> int:
        """Calendar months until the month of retirement."""
        return months_between(on, self.retires)


@dataclass(frozen=True, slots=True)
class Whisper:
    """A rumour and what became of it.

    Attributes:
        event: the informal event.
        kind, person, post, on: the official event it speaks of, if it came true.
    """

    event: str
    kind: str
    person: str
    post: str | None
    on: date
    true: bool


@dataclass(slots=True, eq=False)
class Office:
    """Everything there is, and the desk that hears of it."""

    seed: int
    rng: Random
    desk: Desk
    names: Names
    root: Unit
    people: list[Person] = field(default_factory=list)
    cases: dict[str, Person] = field(default_factory=dict)
    whispers: list[Whisper] = field(default_factory=list)
    heads: dict[str, list[tuple[date, str]]] = field(default_factory=dict)

    def serving(self) -> list[Person]:
        """Everybody in service, in a fixed order."""
        return [person for person in self.people if not person.gone]

    def departments(self) -> list[Unit]:
        """The provincial departments of the day."""
        return [unit for unit in self.root.children if unit.kind == "department"]

    def day_in(self, month: date) -> date:
        """A day of the month; decisions like the first and the fifteenth."""
        number = self.rng.choice((1, 1, 1, 15, 15, self.rng.randint(2, 28)))
        return month.replace(day=number)

    def heard_of(self, issued: date, slow: float = 0.06, usual: int = 21) -> date:
        """When the desk hears of something issued that day: days or weeks later, some months."""
        late = self.rng.random() < slow
        days = self.rng.randint(60, 200) if late else self.rng.randint(2, usual)
        return max(issued + timedelta(days=days), START + timedelta(days=days % 60 + 20))

    def new_person(self, name: str, sex: str, born: date, born_as: str | None = None) -> Person:
        """A person who joins the office's books; the post comes later."""
        person = Person(
            id=derived_id("p", "demo", self.seed, len(self.people)),
            name=name, sex=sex, born=born, born_as=born_as or born.isoformat(),
            recruited=START, rank="", ranked_on=START, retires=retirement_date(sex, born),
        )  # fmt: skip
        self.people.append(person)
        return person
