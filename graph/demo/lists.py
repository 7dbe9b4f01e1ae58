"""The half-yearly staff lists, by which the desk learns who is where.

A department reports on 31/03 and 30/09 (statistical year 01/10 to 30/09). The annual list names
everybody; the one at six months names the department itself and those rooms and branches where a
leader changed, and covers no others (an assumption: "changes only", to keep the demo small). Lists
come late, some never; a few forget somebody, still show somebody who has gone, or give another
first day than the decision.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from graph.demo.desk import Paper, told
from graph.demo.office import START, Office, Person, Post, Unit
from graph.demo.retirement import month_after
from graph.model import Event

_NEVER: Final = 0.015
_VERY_LATE: Final = 0.08
_FORGOTTEN: Final = 0.0012
_OTHER_START: Final = 0.06
_OTHER_BIRTH: Final = 0.0006


def due(month: date) -> bool:
    """Whether lists are drawn up at the end of the month."""
    return month.month in {3, 9}


def staff_lists(office: Office, month: date) -> None:
    """Draw up the lists at the end of a month and send them."""
    on = month_after(month, 1) - timedelta(days=1)
    for department in [office.root, *office.departments()]:
        if not _sent(office, department, on):
            continue
        whole = [department] if department is office.root else list(department.all_units())
        units = [unit for unit in whole if on.month == 9 or _reported(unit, on)]
        events = [event for unit in units for event in _rows(office, unit, on)]
        if not events:
            continue
        if department is not office.root:
            events.append(_strength(department, on))
        span = "năm" if on.month == 9 else "06 tháng"
        title = f"Danh sách công chức {department.name}, báo cáo {span} đến {on:%d/%m/%Y}"
        start = on.year - (on.month < 10)
        office.desk.file(Paper(
            "staff_list", title, on, on + timedelta(days=_delay(office, department, on)),
            tuple(events), covers=tuple(unit.id for unit in units),
            period=f"{start}-10-01/{on.isoformat()}",
        ))  # fmt: skip


def _sent(office: Office, department: Unit, on: date) -> bool:
    """REP-1: one department sent no list at 31/03/2024; others fail by chance."""
    if department.name == "Cục THADS tỉnh Bạc Liêu" and on == date(2024, 3, 31):
        return False
    return on < START or office.rng.random() >= _NEVER


def _delay(office: Office, department: Unit, on: date) -> int:
    if on < START:
        return office.rng.randint(6, 20)
    if department.name == "THADS tỉnh Cà Mau" and on == date(2026, 3, 31):
        return 16
    if office.rng.random() < _VERY_LATE:
        return office.rng.randint(25, 70)
    return office.rng.randint(2, 14)


def _reported(unit: Unit, on: date) -> bool:
    if unit.kind in {"general_department", "department"}:
        return True
    since = month_after(on, -5)
    leaders = [post for post in unit.posts.values() if post.rank != "member"]
    changed = any(one.since >= since for post in leaders for one in post.holders)
    return changed or any(post.vacant_since and post.vacant_since >= since for post in leaders)


def _rows(office: Office, unit: Unit, on: date) -> Iterator[Event]:
    for post in unit.posts.values():
        for person in post.holders:
            if not _away(person, on) and (person.fixed or office.rng.random() >= _FORGOTTEN):
                yield _row(office, person, post, on)
                if not person.fixed and office.rng.random() < _OTHER_BIRTH:
                    yield _other_birth(person)
        if post.stand_in:
            person, mode = post.stand_in
            if not _away(person, on):
                yield told("in_post", on, details={"mode": mode}, who=person.id, post=post.id)
        yield from _still_shown(office, post, on)


def _away(person: Person, on: date) -> bool:
    return person.away is not None and person.away[0] <= on < person.away[1]


def _row(office: Office, person: Person, post: Post, on: date) -> Event:
    """Seen in the post; of a leader who is new there, now and then with a day of its own."""
    fresh = post.rank != "member" and timedelta(25) < on - person.since < timedelta(180)
    if fresh and not person.fixed and office.rng.random() < _OTHER_START:
        start = person.since + timedelta(days=office.rng.randint(1, 24))
        return told("appointed", start, who=person.id, post=post.id)
    return told("in_post", on, who=person.id, post=post.id)


def _other_birth(person: Person) -> Event:
    """Another day of birth than the personal file: a slip of the pen."""
    day = person.born.day % 28 + 1
    written = person.born.replace(day=day).isoformat()
    return told("recorded", details={"birth_date": written}, who=person.id)


def _still_shown(office: Office, post: Post, on: date) -> Iterator[Event]:
    """Somebody who left in the last weeks and whom nobody has struck off yet."""
    for person, left in post.left:
        if timedelta(0) < on - left <= timedelta(days=28) and office.rng.random() < 0.12:
            yield told("in_post", on, who=person.id, post=post.id)


def _strength(department: Unit, on: date) -> Event:
    posts = list(department.all_posts())
    details = {"allotted": sum(post.seats for post in posts),
               "filled": sum(len(post.holders) for post in posts)}  # fmt: skip
    return told("staffed", on, details=dict(details), unit=department.id)
