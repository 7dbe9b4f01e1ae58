"""The reorganisation of 01/07/2025: new units, and everybody's place in them.

Provinces merge, rooms of a kind merge, branches become area rooms. One former head leads each new
unit; the others become deputies, more of them than there are seats, as the transition allows for
some years (domain.md, section 4). A decision on a new post starts a new term. For the people of the
worked cases the new decision keeps the end of the running term, which the law leaves open.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from graph.dates import day
from graph.demo.acts import appoint, assign, decide, stand_in
from graph.demo.desk import Paper
from graph.demo.office import REFORM, Office, Person, Post, Unit
from graph.demo.opening import founding
from graph.demo.tree import TITLES, Planner
from graph.model import Event
from graph.offices.places import Province, successor_of
from graph.offices.tree import areas, merged

_SIGNED = date(2025, 6, 25)
_SPARE_SEATS = 0.08


def reorganise(
    office: Office, before: list[Province], after: dict[str, Province], planner: Planner
) -> None:
    """Replace the whole tree, and place everybody anew."""
    old = dict(zip([province.name for province in before], office.departments(), strict=True))
    for post in office.root.all_posts():
        _clear(post)
    former, office.root = office.root, planner.new_root()
    _file(office, [office.root], [_merged([former], office.root)])
    _lead(office, office.root, [former], surplus=0)
    office.heads["root"] += [(REFORM, one.name) for one in office.root.posts["head"].holders]
    for name, province in after.items():
        merged = [old[one.name] for one in before if successor_of(one.name) == name]
        if merged:
            _merge(office, merged, province, planner)
    _let_go(office)


def _clear(post: Post) -> None:
    """Plans and stand-ins do not outlive the post."""
    for person in post.planned:
        person.planned_for.remove(post)
    post.planned.clear()
    if post.stand_in:
        post.stand_in[0].standing_in, post.stand_in = None, None


def _merge(office: Office, old: list[Unit], province: Province, planner: Planner) -> None:
    old.sort(key=lambda unit: not unit.name.endswith(f" {province.name}"))
    branches = [unit for top in old for unit in top.children if unit.kind == "branch"]
    top = planner.new_department(office.root, province, branches)
    pairs: list[tuple[list[Unit], Unit]] = [(old, top)]
    rooms = [unit for unit in top.children if unit.kind == "room"]
    for room in rooms:
        same = [unit for one in old for unit in one.children if unit.room == room.room]
        pairs.append((same, room))
    area_rooms = [unit for unit in top.children if unit.kind == "area_room"]
    pairs += zip(areas(province, branches), area_rooms, strict=True)
    homes = {unit.id: new for units, new in pairs for unit in units}
    moving = [(person, post) for one in old for post in one.all_posts() for person in post.holders]
    movers = {person.id: (post.role, homes[post.unit.id]) for person, post in moving}
    _make_room(office, planner, movers)
    for units, new in pairs:
        _lead(office, new, units, surplus=office.rng.choice((0, 0, 1, 2)) if new is top else 0)
    for units, new in pairs:
        _settle(office, new, units, movers)
    _file(office, list(top.all_units()), [_merged(units, new) for units, new in pairs if units])


def _merged(units: Sequence[Unit], new: Unit) -> Event:
    return merged([unit.id for unit in units], new.id, day(REFORM))


def _file(office: Office, units: list[Unit], merged: list[Event]) -> None:
    events = [event for unit in units for event in founding(unit, REFORM)] + merged
    title = f"Quyết định tổ chức lại, thành lập {units[0].name} và các phòng"
    known = REFORM - timedelta(days=2 if units[0].kind == "general_department" else 1)
    office.desk.file(Paper("decision", title, _SIGNED, known, tuple(events), "QĐ-BTP"))


def _make_room(office: Office, planner: Planner, movers: dict[str, tuple[str, Unit]]) -> None:
    """Allot members' posts: as many as come, leaders without a new post, and a few to spare."""
    wanted: dict[str, dict[str, int]] = {}
    units = {unit.id: unit for _, unit in movers.values()}
    for role, unit in movers.values():
        seats = wanted.setdefault(unit.id, {})
        if role in TITLES:
            seats[role] = seats.get(role, 0) + 1
    for key, seats in sorted(wanted.items()):
        for role in seats:
            seats[role] += office.rng.random() < _SPARE_SEATS * seats[role]
        if units[key].kind != "department":
            planner.members(units[key], seats)


def _lead(office: Office, new: Unit, old: Sequence[Unit], surplus: int) -> None:
    """Choose the head and the deputies among those who led before; file one decision."""
    heads = [one for unit in old for one in unit.posts["head"].holders]
    deputies = [one for unit in old for one in unit.posts["deputy"].holders]
    heads.sort(key=lambda one: not one.fixed)
    deputies = [one for one in deputies if one.fixed] + heads[1:] + [
        one for one in deputies if not one.fixed
    ]  # fmt: skip
    head, seat = new.posts["head"], new.posts["deputy"]
    events: list[Event] = []
    acting = new.kind != "general_department" and heads and not heads[0].fixed and (
        office.rng.random() < 0.12
    )  # fmt: skip
    places = seat.seats + surplus
    if heads and not acting:
        events += appoint(heads[0], head, REFORM, _kept_term(heads[0]))
    elif heads:
        events += appoint(heads[0], seat, REFORM)
        events += stand_in(heads[0], head, REFORM, "acting")
        head.vacant_since = REFORM
    for person in deputies[: places - len(seat.holders)]:
        events += appoint(person, seat, REFORM, _kept_term(person))
    if events:
        series = "minister" if new.kind != "area_room" and new.kind != "room" else "general"
        decide(office, series, "bổ nhiệm lãnh đạo", events, REFORM - timedelta(days=1),
               of=new.name, slow=0.05, usual=30, unit=new.department.id)  # fmt: skip


def _kept_term(person: Person) -> date | None:
    return person.term_to if person.fixed and person.term_to else None


def _settle(
    office: Office, new: Unit, old: Sequence[Unit], movers: dict[str, tuple[str, Unit]]
) -> None:
    """Transfer the members, and the leaders for whom there is no leader's post any more."""
    left = [one for unit in old for post in unit.posts.values() for one in list(post.holders)]
    events: list[Event] = []
    for person in left:
        post = _place_for(new, movers[person.id][0])
        events += _moved(person, post)
    if events:
        decide(office, "department", "điều động, phân công công chức", events,
               REFORM - timedelta(days=1), of=f"đến {new.name}", slow=0.05, usual=45,
               unit=new.department.id)  # fmt: skip


def _moved(person: Person, post: Post) -> list[Event]:
    post.seats = max(post.seats, len(post.holders) + 1)
    return assign(person, post, REFORM)


def _place_for(new: Unit, role: str) -> Post:
    """The same post as before, or for a former leader a post of those who do the work."""
    if role in new.posts and role not in {"head", "deputy"}:
        return new.posts[role]
    units = [new] if new.kind != "department" else [
        unit for unit in new.children if unit.room in {"professional", "personnel"}
    ]  # fmt: skip
    wanted = ("enforcer", "examiner", "officer", "accountant", "clerk")
    for kind in wanted:
        for unit in units:
            if kind in unit.posts:
                return unit.posts[kind]
    return next(post for unit in units for post in unit.posts.values() if post.rank == "member")


def _let_go(office: Office) -> None:
    for person in office.serving():
        person.rotated_to = None
        person.lent = None
