"""The first day: the units of 2015 with their people, and what the desk was given to begin with.

When the desk opens its books it gets the founding decisions, one personnel register a department
and, over the autumn, copies of the decisions by which the leaders in office were appointed.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Final

from graph.dates import day
from graph.demo.acts import decide, term_end
from graph.demo.desk import Paper, told
from graph.demo.office import START, Office, Person, Post, Unit
from graph.demo.staff import invent, service_file
from graph.demo.tree import Planner
from graph.model import Event
from graph.offices.places import Province
from graph.offices.tree import established, post_created

FOUNDED: Final = date(2009, 11, 1)
"""The offices of the law of 2008; one day for all of them is an assumption."""

_FILLED: Final = {"head": 0.96, "deputy": 0.86, "member": 0.94}
_FIRST_APPOINTED: Final = date(2010, 11, 1)


def found_offices(office: Office, provinces: list[Province], planner: Planner) -> None:
    """Build the tree of 2015."""
    repeated = Counter(district.title for province in provinces for district in province.districts)
    for province in provinces:
        planner.old_department(office.root, province, repeated)


def file_founding(office: Office) -> None:
    """File the founding decisions, which say how many seats each post has."""
    _file_founding(office, [office.root], FOUNDED, START)
    for top in office.departments():
        _file_founding(office, list(top.all_units()), FOUNDED, START + timedelta(days=1))


def _file_founding(office: Office, units: list[Unit], on: date, known: date) -> None:
    events = [event for unit in units for event in founding(unit, on)]
    title = f"Quyết định thành lập {units[0].name} và các đơn vị trực thuộc"
    office.desk.file(Paper("decision", title, on, known, tuple(events), "QĐ-BTP"))


def founding(unit: Unit, on: date) -> list[Event]:
    """The events that found a unit and create its posts."""
    parent = unit.parent.id if unit.parent else None
    since = day(on)
    events = [established(unit.id, parent, since, name=unit.name, kind=unit.kind, place=unit.place)]
    events += [
        post_created(post.id, unit.id, since, title=post.title, rank=post.rank, seats=post.seats)
        for post in unit.posts.values()
    ]
    return events


def fill_offices(office: Office) -> None:
    """Put people into the posts of 2015, cases already placed left where they are."""
    for post in office.root.all_posts():
        seats = post.seats - post.kept - len(post.holders)
        share = 1.0 if post.unit is office.root else _FILLED[post.rank]
        for _ in range(seats):
            if office.rng.random() < share:
                place(office, invent(office, post), post)
            else:
                post.vacant_since = START


def place(office: Office, person: Person, post: Post, since: date | None = None) -> None:
    """Let somebody hold a post on the first day, a leader since some day of the last five years."""
    days = (START - _FIRST_APPOINTED).days - 30
    person.post = post
    person.standing_since = date(START.year - 3, 1, 1)
    person.since = since or _FIRST_APPOINTED + timedelta(days=office.rng.randrange(days))
    if post.rank != "member":
        person.since = person.since.replace(day=1)
        person.term_to = term_end(person.since, person)
    post.holders.append(person)
    if post.unit is office.root and post.rank == "head":
        office.heads["root"] = [(person.since, person.name)]


def open_books(office: Office) -> None:
    """File the registers and the decisions on the leaders in office."""
    for unit in [office.root, *office.departments()]:
        whole = [unit] if unit is office.root else list(unit.all_units())
        posts = [post for each in whole for post in each.posts.values()]
        people = [person for post in posts for person in post.holders]
        events = tuple(event for person in people for event in service_file(person))
        title = f"Sổ hồ sơ cán bộ, công chức {unit.name}"
        known = START + timedelta(days=office.rng.randint(2, 9))
        office.desk.file(Paper("register", title, date(2015, 9, 30), known, events))
        for post in posts:
            if post.rank != "member":
                _file_appointments(office, post)


def _file_appointments(office: Office, post: Post) -> None:
    for person in post.holders:
        event = told("appointed", person.since, person.term_to, who=person.id, post=post.id)
        if not person.fixed and office.rng.random() < 0.03:
            continue
        issued = person.since - timedelta(days=office.rng.randint(0, 9))
        known = START + timedelta(days=office.rng.randint(10, 80))
        title = f"Quyết định bổ nhiệm {post.full_title} đối với {person.name}"
        series = "QĐ-BTP" if post.unit.kind == "department" else "QĐ-TCTHADS"
        office.desk.file(Paper("decision", title, issued, known, (event,), series))


def recruited_by(office: Office, unit: Unit, hired: list[tuple[Person, Post]], on: date) -> None:
    """File a recruitment: who is hired, into which rank, and where they are to work."""
    events: list[Event] = []
    for person, post in hired:
        events += service_file(person)
        post.holders.append(person)
        person.post, person.since, person.touched = post, on, on
        events.append(told("transferred", on, who=person.id, post=post.id))
    issued = on - timedelta(days=office.rng.randint(1, 12))
    decide(office, "department", "tuyển dụng, phân công công tác", events, issued,
           of=f"{len(hired)} công chức của {unit.name}", unit=unit.id)  # fmt: skip
