"""The unit tree on both sides of 01/07/2025, with its posts and seats.

Before: a department (Cục THADS tỉnh X) per province with at most five rooms and a branch (Chi cục)
per district. After: a department (THADS tỉnh X) per new province, the same five rooms and area
rooms (Phòng THADS khu vực n). Known numbers of area rooms are those of domain.md, section 5; the
others are half the branches, which comes to 355 nation-wide as the Ministry says. Seats are
invented around an average of nine posts a branch.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Final

from graph.demo.office import Post, Unit
from graph.demo.places import Province
from graph.ids import derived_id

AREA_ROOMS: Final = {"Hồ Chí Minh": 19, "An Giang": 15, "Đồng Tháp": 12, "Đồng Nai": 14}
"""Area rooms of a new province, where a number is known."""

ROOMS: Final = {
    "office": "Văn phòng",
    "finance": "Phòng Tài chính - Kế toán",
    "personnel": "Phòng Tổ chức cán bộ",
    "inspection": "Phòng Kiểm tra, giải quyết khiếu nại tố cáo",
    "professional": "Phòng Nghiệp vụ",
}
"""The rooms of a department."""

TITLES: Final = {
    "enforcer": "Chấp hành viên", "examiner": "Thẩm tra viên", "clerk": "Thư ký thi hành án",
    "accountant": "Kế toán", "officer": "Chuyên viên", "treasurer": "Văn thư, thủ quỹ",
}  # fmt: skip
"""The posts of members, by role."""

_LEADERS: Final = {
    "general_department": ("Tổng cục trưởng", "Phó Tổng cục trưởng"),
    "general_department_new": ("Cục trưởng", "Phó Cục trưởng"),
    "department": ("Cục trưởng", "Phó Cục trưởng"),
    "department_new": ("Trưởng THADS", "Phó Trưởng THADS"),
    "room": ("Trưởng phòng", "Phó Trưởng phòng"),
    "branch": ("Chi cục trưởng", "Phó Chi cục trưởng"),
    "area_room": ("Trưởng phòng", "Phó Trưởng phòng"),
}

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
        head, deputy = _LEADERS[titles or unit.kind]
        if unit.room == "office":
            head, deputy = "Chánh Văn phòng", "Phó Chánh Văn phòng"
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
        root = self.unit("Tổng cục THADS", "general_department", place=(21.0313, 105.8389))
        self.leaders(root, 4)
        return root

    def new_root(self) -> Unit:
        """The department that took its place."""
        root = self.unit("Cục Quản lý THADS", "general_department", place=(21.0313, 105.8389))
        self.leaders(root, 4, "general_department_new")
        return root

    def old_department(self, root: Unit, province: Province, repeated: Counter[str]) -> Unit:
        """Cục THADS tỉnh X with its rooms and a branch per district."""
        large = len(province.districts) >= 14
        spot = (province.lat, province.lon)
        top = self.unit(f"Cục THADS {province.title}", "department", root, spot)
        self.leaders(top, self._rng.randint(3, 4) if large else self._rng.randint(2, 3))
        separate = large or self._rng.random() < 0.4
        for room, name in ROOMS.items():
            if room == "finance" and not separate:
                continue
            unit = self.unit(_room_name(name, top.name), "room", top, spot, room)
            self.leaders(unit, 2 if room in {"office", "professional"} and large else 1)
            seats = self._draw(room)
            if room == "office" and not separate:
                seats |= self._draw("finance")
            self.members(unit, seats)
        for district in province.districts:
            name = f"Chi cục THADS {district.title}"
            if repeated[district.title] > 1:
                name += f", {province.title}"
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
        top = self.unit(f"THADS {province.title}", "department", root, spot)
        self.leaders(top, 4, "department_new")
        for room, name in ROOMS.items():
            unit = self.unit(_room_name(name, top.name), "room", top, spot, room)
            self.leaders(unit, 2)
        wanted = AREA_ROOMS.get(province.name, max(1, round(len(branches) * 0.51)))
        for number, group in enumerate(areas(branches, wanted), start=1):
            name = f"Phòng THADS khu vực {number}, {province.title}"
            seat = group[0].place
            self.leaders(self.unit(name, "area_room", top, seat), 3)
        return top


def areas(branches: Sequence[Unit], number: int) -> list[list[Unit]]:
    """Put branches together into so many areas, neighbours in the order of the codes."""
    number = min(number, len(branches))
    edges = [round(len(branches) * place / number) for place in range(number + 1)]
    return [list(branches[first:last]) for first, last in pairwise(edges)]


def _room_name(room: str, department: str) -> str:
    return f"{room} {department}" if room == "Văn phòng" else f"{room}, {department}"
