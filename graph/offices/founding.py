"""What a real office begins with: its units and leaders' posts on both sides of 01/07/2025.

Nothing is invented, so nothing is said that is not known: no day of founding before the
reorganisation, no number of deputies, no members' posts, nobody in any post. What had to be
inferred is there, because careers pass through it, and is marked: area rooms where their number is
not known, which branches made an area room, and the rooms of the former departments.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.dates import day
from graph.ids import derived_id
from graph.model import Event
from graph.names import fold
from graph.offices.places import SOUTH, Province, new_provinces, old_provinces, successor_of
from graph.offices.tree import (
    AREA_ROOMS,
    LEADERS,
    NEW_ROOT,
    OLD_ROOT,
    REFORM,
    ROOMS,
    SEAT,
    area_room_name,
    areas,
    branch_name,
    established,
    merged,
    new_department_name,
    old_department_name,
    post_created,
    room_name,
)

REGISTER: Final = "thads-offices"
"""The series of imports the list belongs to; external ids are its own."""

TITLE: Final = (
    "Danh mục đơn vị và chức danh lãnh đạo THADS trước và từ 01/07/2025, theo Nghị quyết 202 "
    "(63 thành 34 tỉnh, thành phố), Nghị quyết 81/2025/UBTVQH15 (355 khu vực) và Quyết định "
    "1898/QĐ-BTP ngày 25/06/2025"
)
"""The report that says it, with its sources (domain.md, section 5)."""

_OLD, _NEW = "thads-63", "thads-34"


@dataclass(frozen=True, slots=True)
class Office:
    """A unit as it is listed.

    Attributes:
        key: its external id: ``thads-34/dong-thap/personnel``.
        titles: of its head and of its deputies.
        parent: the unit above it.
        made_of: the units it took the place of on 01/07/2025.
        new: whether it stands since then; the others ended that day.
        inferred: that it was there had to be inferred.
        made_inferred: what it was made of had to be inferred.
    """

    key: str
    name: str
    kind: str
    titles: tuple[str, str]
    parent: "Office | None" = None
    place: tuple[float, float] | None = None
    made_of: "tuple[Office, ...]" = ()
    new: bool = False
    inferred: bool = False
    made_inferred: bool = False

    @property
    def id(self) -> str:
        """The unit's id."""
        return derived_id("u", REGISTER, self.key)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the list says.

    Attributes:
        row: its place in the list.
        inferred: whether it had to be inferred.
    """

    row: str
    event: Event
    inferred: bool


def offices(*, national: bool) -> tuple[Office, ...]:
    """Every unit, those above before those below, the former before those made of them.

    The south is the 11 provinces into which the 25 from Phú Yên to Cà Mau went, with everything
    that went into them; so Đắk Lắk is among the former ones too.

    Raises:
        RefusedError: the list of provinces and districts is not installed.
    """
    former = old_provinces()
    after = [
        province
        for name, province in new_provinces().items()
        if national or any(successor_of(old) == name for old in SOUTH)
    ]
    going = {
        province.name: [old for old in former.values() if successor_of(old.name) == province.name]
        for province in after
    }
    repeated = Counter(
        district.title for olds in going.values() for old in olds for district in old.districts
    )
    old_root = Office(_OLD, OLD_ROOT, "general_department", LEADERS["general_department"],
                      place=SEAT)  # fmt: skip
    new_root = Office(_NEW, NEW_ROOT, "general_department", LEADERS["general_department_new"],
                      place=SEAT, made_of=(old_root,), new=True)  # fmt: skip
    found = [old_root, new_root]
    for province in after:
        olds = [list(_former(old, old_root, repeated)) for old in going[province.name]]
        found += [office for each in olds for office in each]
        found += _since(province, new_root, olds)
    return tuple(found)


def _former(province: Province, root: Office, repeated: Counter[str]) -> Iterator[Office]:
    """Cục THADS tỉnh X, its rooms, its branches."""
    spot = (province.lat, province.lon)
    top = Office(f"{_OLD}/{_slug(province.name)}", old_department_name(province), "department",
                 LEADERS["department"], root, spot)  # fmt: skip
    yield top
    for room in ROOMS:
        yield Office(f"{top.key}/{room}", room_name(room, top.name), "room", _titles(room), top,
                     spot, inferred=True)  # fmt: skip
    for district in province.districts:
        name = branch_name(district, province, repeated=repeated[district.title] > 1)
        yield Office(f"{top.key}/{_slug(district.title)}", name, "branch", LEADERS["branch"], top,
                     (district.lat, district.lon))  # fmt: skip


def _since(province: Province, root: Office, olds: Sequence[list[Office]]) -> Iterator[Office]:
    """THADS tỉnh X, its rooms, its area rooms."""
    spot = (province.lat, province.lon)
    tops = tuple(each[0] for each in olds)
    top = Office(f"{_NEW}/{_slug(province.name)}", new_department_name(province), "department",
                 LEADERS["department_new"], root, spot, tops, new=True)  # fmt: skip
    yield top
    for room in ROOMS:
        same = tuple(
            office for each in olds for office in each if office.key == f"{each[0].key}/{room}"
        )
        yield Office(f"{top.key}/{room}", room_name(room, top.name), "room", _titles(room), top,
                     spot, same, new=True, made_inferred=True)  # fmt: skip
    branches = [office for each in olds for office in each if office.kind == "branch"]
    for number, group in enumerate(areas(province, branches), start=1):
        yield Office(f"{top.key}/area-{number}", area_room_name(number, province), "area_room",
                     LEADERS["area_room"], top, group[0].place, tuple(group), new=True,
                     inferred=province.name not in AREA_ROOMS, made_inferred=True)  # fmt: skip


def _titles(room: str) -> tuple[str, str]:
    return LEADERS["office" if room == "office" else "room"]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def posts(office: Office) -> tuple[tuple[str, str, str, int | None], ...]:
    """The leaders' posts of a unit: external id, title, rank and seats, where a number is known."""
    head, deputy = office.titles
    return (
        (f"{office.key}/head", head, "head", 1),
        (f"{office.key}/deputy", deputy, "deputy", None),
    )


def post_id(key: str) -> str:
    """The id of a post with this external id."""
    return derived_id("q", REGISTER, key)


def said(found: Iterable[Office]) -> Iterator[Said]:
    """Everything the list says of some units."""
    for office in found:
        since = day(REFORM) if office.new else None
        parent = office.parent.id if office.parent else None
        event = established(
            office.id, parent, since, name=office.name, kind=office.kind, place=office.place
        )
        yield Said(office.key, event, office.inferred)
        for key, title, rank, seats in posts(office):
            made = post_created(post_id(key), office.id, since, title=title, rank=rank, seats=seats)
            yield Said(key, made, office.inferred)
        if office.made_of:
            event = merged([each.id for each in office.made_of], office.id, day(REFORM))
            yield Said(f"{office.key}/made-of", event, office.made_inferred)
