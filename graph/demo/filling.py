"""Who fills what fell free: stand-ins, appointments, rotations, transfers and new people.

The conditions are those of domain.md, sections 2 and 3: two years in the post before, a full term
to serve, no measure in force; a rotation lasts at least three years and asks for ten more years of
service. How soon a seat is filled is invented: heads in months, deputies often not at all.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from graph.demo.acts import appoint, appointing, assign, decide, stand_in, term_end
from graph.demo.desk import told
from graph.demo.notes import announce, whisper
from graph.demo.office import REFORM, Office, Person, Post, Unit
from graph.demo.opening import recruited_by
from graph.demo.retirement import month_after, months_between
from graph.demo.staff import recruit
from graph.model import Event

_HEAD_FILLED: Final = 0.13
_DEPUTY_FILLED: Final = 0.05
_STANDS_IN: Final = 0.35
_ROTATED: Final = 0.12
_ROTATION_MONTHS: Final = 36
_SKILLS: Final = {
    "enforcer": {"enforcer"}, "examiner": {"examiner", "enforcer"}, "clerk": {"clerk"},
    "accountant": {"accountant"}, "officer": {"officer", "clerk"},
    "treasurer": {"treasurer", "officer"},
}  # fmt: skip


def terms(office: Office, month: date) -> None:
    """Reappoint or extend at the end of a term, by the decision table of domain.md, section 2."""
    for person in office.serving():
        end, post = person.term_to, person.post
        if end is None or post is None or months_between(end, month) != 0:
            continue
        left = months_between(end, person.retires)
        if month < REFORM <= end + timedelta(days=1):
            continue
        if left <= 0 or (not person.fixed and office.rng.random() < 0.04):
            person.term_to = None
            continue
        on = end + timedelta(days=1)
        kind = "reappointed" if left >= 24 else "extended"
        person.term_to = term_end(on, person) if left >= 24 else person.retires
        event = told(kind, on, person.term_to, who=person.id, post=post.id)
        early = office.rng.randint(1, 25)
        issued = end - timedelta(days=early if person.fixed or office.rng.random() > 0.07 else -50)
        series, unit = appointing(post)
        verb = "bổ nhiệm lại" if left >= 24 else "kéo dài thời gian giữ chức vụ"
        decide(office, series, verb, [event], issued, of=f"{post.full_title} đối với {person.name}",
               lost=0.0 if person.fixed else 0.03, unit=unit)  # fmt: skip


def fill_leaders(office: Office, month: date) -> None:
    """Fill, or have somebody stand in for, the leaders' posts that are free."""
    tops = [(office.root, list(office.root.posts.values()))]
    tops += [(department, list(department.all_posts())) for department in office.departments()]
    for department, posts in tops:
        for post in posts:
            if post.rank != "member" and post.free > 0 and not post.fresh(month):
                _see_to(office, post, department, month)


def _see_to(office: Office, post: Post, department: Unit, month: date) -> None:
    filled = _HEAD_FILLED if post.rank == "head" else _DEPUTY_FILLED
    chance = office.rng.random()
    if chance < filled:
        _fill(office, post, department, month)
    elif post.rank == "head" and not post.stand_in and chance < filled + _STANDS_IN:
        _let_stand_in(office, post, month)


def _let_stand_in(office: Office, post: Post, month: date) -> None:
    deputies = post.unit.posts["deputy"].holders
    able = [one for one in deputies if _ready(one, month, 0) and one.standing_in is None]
    if not able:
        return
    person = max(able, key=lambda one: (one.since < month, one.months_left(month), one.id))
    mode = "acting" if office.rng.random() < 0.4 else "in_charge"
    on = office.day_in(month)
    events = stand_in(person, post, on, mode)
    verb = "giao quyền" if mode == "acting" else "giao phụ trách"
    decide(office, "general", verb, events, on - timedelta(days=office.rng.randint(0, 6)),
           of=f"{post.full_title} đối với {person.name}", lost=0.02,
           unit=post.unit.department.id)  # fmt: skip


def _ready(person: Person, month: date, years: int) -> bool:
    return (
        not person.fixed
        and person.touched < month
        and person.rotated_to is None
        and months_between(person.standing_since, month) >= 12 * years
        and person.barred_to < month
    )


def _candidates(post: Post, department: Unit, office: Office, month: date) -> list[list[Person]]:
    """Who may be appointed, the nearest first: the stand-in, the unit, the department."""
    below = "deputy" if post.rank == "head" else "member"
    own = [one for each in post.unit.posts.values() for one in each.holders if each.rank == below]
    top = post.unit is department
    wanted = {"head"} if top and post.rank == "deputy" else {below}
    others = [
        one
        for each in department.all_posts()
        if each.unit is not post.unit
        and each.rank in wanted
        and (department is not office.root or each.unit.kind == "department")
        for one in each.holders
    ]
    planned = [one for one in post.planned if one.post and one.post.rank != "head"]
    pools: list[list[Person]] = [planned, own, others]
    if post.stand_in:
        pools.insert(0, [post.stand_in[0]])
    fit = [[one for one in pool if _ready(one, month, 2) and one.months_left(month) >= 60
            and one.rank not in {"02.007", "06.031"}] for pool in pools]  # fmt: skip
    office.rng.shuffle(fit[-1])
    return fit


def _fill(office: Office, post: Post, department: Unit, month: date) -> None:
    on = office.day_in(month)
    high = department is office.root
    if not high and office.rng.random() < _ROTATED and _rotate(office, post, department, on, month):
        return
    for pool in _candidates(post, department, office, month):
        if pool:
            person = pool[0] if len(pool) == 1 else office.rng.choice(pool[:6])
            break
    else:
        return
    beaten = [one for one in pool if one is not person]
    whisper(office, "appointed", person, post, on, true=True, chance=0.09)
    if beaten:
        whisper(office, "appointed", beaten[0], post, on, true=False, chance=0.05)
    if post.unit is department and office.rng.random() < 0.6:
        announce(office, person, post, on)
    events = appoint(person, post, on)
    if high and post.rank == "head":
        office.heads["root"].append((on, person.name))
    series, unit = appointing(post)
    issued = on - timedelta(days=office.rng.randint(0, 9))
    slow = 0.2 if post.unit is department and post.rank == "deputy" else 0.06
    decide(office, series, "bổ nhiệm", events, issued,
           of=f"{post.full_title} đối với {person.name}",
           lost=0.03, slow=slow, unit=unit)  # fmt: skip


def _rotate(office: Office, post: Post, department: Unit, on: date, month: date) -> bool:
    """Somebody of the same standing comes for three years, from another unit or province."""
    top = post.unit is department
    places = [one for one in office.departments() if one is not department] if top else [department]
    equals = [
        one
        for place in places
        for each in (place.posts.values() if top else place.all_posts())
        if each.rank == post.rank and each.unit is not post.unit
        and (each.unit is place) is top
        for one in each.holders
        if _ready(one, month, 2) and one.months_left(month) >= 120 and not one.standing_in
    ]  # fmt: skip
    if not equals or (on >= date(2024, 1, 1) and on < REFORM):
        return False
    person = office.rng.choice(equals)
    until = month_after(on, _ROTATION_MONTHS) + timedelta(days=on.day - 2)
    if on < REFORM < until:
        until = REFORM - timedelta(days=1)
    if months_between(on, until) < _ROTATION_MONTHS - 1:
        return False
    events = assign(person, post, on, "rotated", until)
    series, unit = appointing(post)
    decide(office, series, "luân chuyển", events, on - timedelta(days=office.rng.randint(1, 12)),
           of=f"{person.name} giữ chức vụ {post.full_title}", unit=unit)  # fmt: skip
    return True


def hire(office: Office, month: date) -> None:
    """Once or twice a year a department recruits into the members' seats that are free."""
    for department in office.departments():
        if month < date(2016, 3, 1) or office.rng.random() > 0.13:
            continue
        on = month.replace(day=office.rng.choice((1, 15)))
        free = [
            post
            for post in department.all_posts()
            if post.rank == "member" and not post.fresh(month)
            for _ in range(post.free)
        ]
        share = 0.75 if month < date(2025, 1, 1) else 0.35
        hired = [(recruit(office, on, post), post) for post in free if office.rng.random() < share]
        if hired:
            recruited_by(office, department, hired, on)


def move_members(office: Office, month: date) -> None:
    """Transfers and changes of post among members of one department."""
    for department in office.departments():
        if office.rng.random() > 0.3:
            continue
        on = office.day_in(month)
        events: list[Event] = []
        for post in department.all_posts():
            if post.rank == "member" and post.free > 0 and not post.fresh(month):
                events += _bring(office, post, department.all_posts(), on, month)
            if len(events) >= office.rng.randint(1, 4):
                break
        if events:
            verb = "điều động, chuyển đổi vị trí công tác"
            decide(office, "department", verb, events, on - timedelta(days=4), lost=0.03,
                   of=f"công chức của {department.name}", unit=department.id)  # fmt: skip


def _bring(office: Office, post: Post, posts: Iterable[Post], on: date, month: date) -> list[Event]:
    able = [
        one
        for each in posts
        if each.role in _SKILLS[post.role] and each is not post and len(each.holders) > 1
        for one in each.holders
        if _ready(one, month, 0)
        and months_between(one.since, month) >= 36
        and one.months_left(month) >= 18
    ]
    if not able or office.rng.random() > 0.4:
        return []
    person = office.rng.choice(able)
    moved = person.post is not None and person.post.unit is not post.unit
    kind = "transferred" if moved and office.rng.random() < 0.6 else "position_changed"
    return assign(person, post, on, kind)
