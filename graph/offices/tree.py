"""How the service is built and what its units and posts are called, before and since 01/07/2025.

Before: a department (Cục THADS tỉnh X) per province with at most five rooms and a branch (Chi cục)
per district. Since: a department (THADS tỉnh X) per new province, the same five rooms and area
rooms (Phòng THADS khu vực n).
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeVar

from graph.dates import PartialDate
from graph.model import Event, make_event
from graph.offices.places import District, Province
from graph.vocabulary import Role

T = TypeVar("T")

REFORM: Final = date(2025, 7, 1)
"""The reorganisation: 63 provinces become 34, branches become area rooms."""

OLD_ROOT: Final = "Tổng cục THADS"
NEW_ROOT: Final = "Cục Quản lý THADS"
SEAT: Final = (21.0313, 105.8389)
"""Where both have their seat."""

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

LEADERS: Final = {
    "general_department": ("Tổng cục trưởng", "Phó Tổng cục trưởng"),
    "general_department_new": ("Cục trưởng", "Phó Cục trưởng"),
    "department": ("Cục trưởng", "Phó Cục trưởng"),
    "department_new": ("Trưởng THADS", "Phó Trưởng THADS"),
    "office": ("Chánh Văn phòng", "Phó Chánh Văn phòng"),
    "room": ("Trưởng phòng", "Phó Trưởng phòng"),
    "branch": ("Chi cục trưởng", "Phó Chi cục trưởng"),
    "area_room": ("Trưởng phòng", "Phó Trưởng phòng"),
}
"""Titles of the head and of the deputies, by kind of unit."""


def old_department_name(province: Province) -> str:
    """Cục THADS tỉnh X."""
    return f"Cục THADS {province.title}"


def new_department_name(province: Province) -> str:
    """THADS tỉnh X."""
    return f"THADS {province.title}"


def room_name(room: str, department: str) -> str:
    """Phòng Nghiệp vụ, THADS tỉnh X; the office has no comma."""
    return f"{ROOMS[room]} {department}" if room == "office" else f"{ROOMS[room]}, {department}"


def branch_name(district: District, province: Province, *, repeated: bool) -> str:
    """Chi cục THADS huyện Y, with the province where another district bears the name."""
    return f"Chi cục THADS {district.title}" + (f", {province.title}" if repeated else "")


def area_room_name(number: int, province: Province) -> str:
    """Phòng THADS khu vực n, tỉnh X."""
    return f"Phòng THADS khu vực {number}, {province.title}"


def areas(province: Province, branches: Sequence[T]) -> list[list[T]]:
    """The branches that make each area room: neighbours in the order of the codes.

    Where the number of area rooms is not known it is half that of the branches; that comes to 357
    nation-wide, and there are 355. Which branch went into which area room is a guess.
    """
    wanted = AREA_ROOMS.get(province.name, max(1, round(len(branches) * 0.51)))
    number = min(wanted, len(branches))
    edges = [round(len(branches) * place / number) for place in range(number + 1)]
    return [list(branches[first:last]) for first, last in pairwise(edges)]


def established(
    unit: str,
    parent: str | None,
    on: PartialDate | None,
    *,
    name: str,
    kind: str,
    place: tuple[float, float] | None,
) -> Event:
    """A unit is founded, below another."""
    lat, lon = place or (None, None)
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit}
    if parent:
        roles[Role.PARENT] = parent
    details = {"name": name, "kind": kind, "lat": lat, "lon": lon}
    return make_event("established", roles, on, details=dict(details))


def post_created(
    post: str, unit: str, on: PartialDate | None, *, title: str, rank: str, seats: int | None
) -> Event:
    """A post is made in a unit."""
    roles: dict[Role, str | tuple[str, ...]] = {Role.POST: post, Role.UNIT: unit}
    return make_event(
        "post_created", roles, on, details={"title": title, "rank": rank, "seats": seats}
    )


def merged(units: Sequence[str], into: str, on: PartialDate | None) -> Event:
    """Units end, and live on in another."""
    return make_event("merged", {Role.FROM_UNIT: tuple(units), Role.UNIT: into}, on)
