"""The unit tree of :mod:`graph.offices` on both sides of 01/07/2025, with posts and seats.

Seats are invented, around an average of nine posts a branch; so is which small departments keep
their accounts in the office.
"""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Final

from graph.demo.office import Post, Unit
from graph.ids import derived_id
from graph.offices.places import Province
from graph.offices.tree import (
    LEADERS,
    NEW_ROOT,
    OLD_ROOT,
    ROOMS,
    SEAT,
    area_room_name,
    areas,
    branch_name,
    new_department_name,
    old_department_name,
    room_name,
)

TITLES: Final = {
    "enforcer": "Chấp hành viên", "examiner": "Thẩm tra viên", "clerk": "Thư ký thi hành án",
    "accountant": "Kế toán", "officer": "Chuyên viên", "treasurer": "Văn thư, thủ quỹ",
}  # fmt: skip
"""The posts of members, by role."""

_Range = tuple[int, int]
_MEMBERS: Final[dict[str, dict[str, _Range]]] = {
    "office": {"officer": (2, 3), "treasurer": (1, 1)},
    "finance": {"accountant": (2, 3)},
    "personnel": {"officer": (2, 3)},
    "inspection": {"examiner": (2, 4), "officer": (0, 1)},
    "professional": {"enforcer": (3, 5), "clerk": (2, 3), "examiner": (1, 2)},
    "branch": {
        "enforcer": (1, 4), "examiner": (0, 1), "clerk": (1, 4), "accountant": (1, 1),
        "treasurer": (0, 1),
    },
}  # fmt: skip
"""Seats of members, least and most, by kind of room or for a branch."""


class Planner:
    """Makes units and posts; ids come from the seed, so another seed is another office."""

    def __init__(self, seed: int, rng: Random) -> None:
        self._seed = seed
        self._rng = rng

    def unit(self, name: str, kind: str, parent: Unit | None = None,
             place: tuple[float, float] | None = None, room: str = "") -> Unit:  # fmt: skip
        """A unit without posts."""
        identity = derived_id("u", "demo", self._seed, name, kind, parent and parent.id)
        unit = Unit(identity, name, kind, parent, place, room)
        if parent:
            parent.children.append(unit)
        return unit

    def post(self, unit: Unit, role: str, title: str, rank: str, seats: int) -> Post:
        """A post in a unit."""
        post = Post(derived_id("q", unit.id, role), role, title, rank, seats, unit)
        unit.posts[role] = post
        return post

    def leaders(self, unit: Unit, deputies: int, titles: str | None = None) -> None:
        """A head and seats for deputies."""
        office = "office" if unit.room == "office" else None
        head, deputy = LEADERS[office or titles or unit.kind]
        self.post(unit, "head", head, "head", 1)
        self.post(unit, "deputy", deputy, "deputy", deputies)

    def members(self, unit: Unit, seats: dict[str, int]) -> None:
        """The posts of members, in the order of the titles."""
        for role, title in TITLES.items():
            if seats.get(role):
                self.post(unit, role, title, "member", seats[role])

    def _draw(self, kind: str) -> dict[str, int]:
        return {role: self._rng.randint(*bounds) for role, bounds in _MEMBERS[kind].items()}

    def old_root(self) -> Unit:
        """The general department, until 30/06/2025."""
        root = self.unit(OLD_ROOT, "general_department", place=SEAT)
        self.leaders(root, 4)
        return root

    def new_root(self) -> Unit:
        """The department that took its place."""
        root = self.unit(NEW_ROOT, "general_department", place=SEAT)
        self.leaders(root, 4, "general_department_new")
        return root

    def old_department(self, root: Unit, province: Province, repeated: Counter[str]) -> Unit:
        """Cục THADS tỉnh X with its rooms and a branch per district."""
        large = len(province.districts) >= 14
        spot = (province.lat, province.lon)
        top = self.unit(old_department_name(province), "department", root, spot)
        self.leaders(top, self._rng.randint(3, 4) if large else self._rng.randint(2, 3))
        separate = large or self._rng.random() < 0.4
        for room in ROOMS:
            if room == "finance" and not separate:
                continue
            unit = self.unit(room_name(room, top.name), "room", top, spot, room)
            self.leaders(unit, 2 if room in {"office", "professional"} and large else 1)
            seats = self._draw(room)
            if room == "office" and not separate:
                seats |= self._draw("finance")
            self.members(unit, seats)
        for district in province.districts:
            name = branch_name(district, province, repeated=repeated[district.title] > 1)
            unit = self.unit(name, "branch", top, (district.lat, district.lon))
            urban = not district.title.startswith("huyện")
            self.leaders(unit, 2 if urban or self._rng.random() < 0.5 else 1)
            seats = self._draw("branch")
            if urban:
                seats["enforcer"] += self._rng.randint(1, 3)
                seats["clerk"] += self._rng.randint(0, 2)
            self.members(unit, seats)
        return top

    def new_department(self, root: Unit, province: Province, branches: Sequence[Unit]) -> Unit:
        """THADS tỉnh X with five rooms and its area rooms, leaders only.

        The members' posts follow the people who come: what was allotted is what was there.
        """
        spot = (province.lat, province.lon)
        top = self.unit(new_department_name(province), "department", root, spot)
        self.leaders(top, 4, "department_new")
        for room in ROOMS:
            unit = self.unit(room_name(room, top.name), "room", top, spot, room)
            self.leaders(unit, 2)
        for number, group in enumerate(areas(province, branches), start=1):
            name = area_room_name(number, province)
            seat = group[0].place
            self.leaders(self.unit(name, "area_room", top, seat), 3)
        return top
