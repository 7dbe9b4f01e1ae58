"""A small office with a plan: two provinces under one office, and an area room in one."""

from typing import Final

from graph.dates import parse_date
from graph.model import Event, Json, make_event
from graph.vocabulary import Lane, Role
from tests.office import Office

DAY: Final = "2026-06-01"
BORN: Final = {
    "an": "1965-10", "binh": "1975-05", "cam": "1966-02", "dung": "1980-01", "em": "1985-01",
}  # fmt: skip
UNITS: Final = (
    ("cuc", "general_department", None),
    ("tinh", "department", "cuc"),
    ("tinh-2", "department", "cuc"),
    ("phong-1", "area_room", "tinh"),
)
POSTS: Final = (
    ("head", "tinh", "head", 1),
    ("deputy", "tinh", "deputy", 2),
    ("p1-head", "phong-1", "head", 1),
    ("p1-deputy", "phong-1", "deputy", 1),
    ("p1-member", "phong-1", "member", None),
    ("other-head", "tinh-2", "head", 1),
)
HELD: Final = (
    ("an", "head", "2022-08-01"),
    ("binh", "deputy", "2023-01-01"),
    ("cam", "deputy", "2023-01-01"),
    ("dung", "p1-head", "2023-01-01"),
    ("em", "p1-deputy", "2023-01-01"),
    ("gia", "other-head", "2023-01-01"),
    ("ha", "p1-member", "2020-01-01"),
)
GOOD: Final = "Hoàn thành tốt nhiệm vụ"


def established(unit: str, kind: str, on: str = "2015-01-01", parent: str | None = None) -> Event:
    """A unit of a kind begins."""
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit}
    if parent:
        roles[Role.PARENT] = parent
    details: dict[str, Json] = {"name": unit, "kind": kind}
    return make_event("established", roles, parse_date(on), None, details, Lane.OFFICIAL)


def staff(office: Office) -> Office:
    """Fill an empty graph: Binh is planned to follow An, whom the others know from the posts."""
    event = office.event
    events = [established(unit, kind, parent=parent) for unit, kind, parent in UNITS]
    events += [
        event("post_created", post=post, on="2015-01-01", roles={Role.UNIT: unit},
              title=post, rank=rank, seats=seats)
        for post, unit, rank, seats in POSTS
    ]  # fmt: skip
    events += [event("appointed", *each, until="2027-07-31") for each in HELD]
    for who, born in BORN.items():
        events.append(event("recorded", who, name=who, birth_date=born, sex="male"))
        events.append(event("evaluated", who, on="2025-12-20", grade=GOOD, year=2025))
    events.append(event("planned", "binh", "head", "2025-11-01"))
    office.say("d1", *events)
    return office
