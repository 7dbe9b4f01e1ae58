"""A month in the office: who goes, whose term ends, who fills what fell free.

Chances a month are set so that about 115 of 3,000 people leave in a usual year and several times as
many in 2025, when early retirement was paid for; the numbers are invented around domain.md,
sections 1 to 5.
"""

from datetime import date, timedelta
from typing import Final

from graph.demo.acts import decide, exit_service, leave
from graph.demo.desk import TODAY, told
from graph.demo.notes import whisper
from graph.demo.office import REFORM, Office, Person, Post, Unit
from graph.demo.retirement import months_between
from graph.model import Event

_EARLY_OUT: Final = {2025: 0.0085, 2026: 0.0018}
_USUAL_OUT: Final = 0.0009
_DEATH: Final = 0.00008
_REASONS: Final = ("theo nguyện vọng cá nhân", "chuyển công tác ra ngoài ngành",
                   "hoàn cảnh gia đình", "sức khỏe không bảo đảm")  # fmt: skip
_ASKED: Final = ("xin từ chức vì lý do sức khỏe", "xin từ chức vì lý do gia đình",
                 "chịu trách nhiệm người đứng đầu", "không đủ uy tín")  # fmt: skip
_FORMS: Final = ("khiển trách", "cảnh cáo", "cách chức", "buộc thôi việc")


def departures(office: Office, month: date) -> None:
    """Retirements, and what ends a service before its time."""
    for person in office.serving():
        if (person.retires.year, person.retires.month) == (month.year, month.month):
            if person.exactly_born:
                retire(office, person)
        elif not person.fixed and person.touched < month and person.post:
            _before_time(office, person, month)


def retire(office: Office, person: Person, *, state: bool = True) -> None:
    """The decision comes at least three months ahead; the desk hears of it in its own time."""
    issued = person.retires - timedelta(days=office.rng.randint(92, 150))
    unit = person.post.unit.department if person.post else office.root
    events = (
        exit_service(person, "retired", person.retires)
        if state
        else [told("retired", person.retires, who=person.id)]
    )
    decide(office, "general", "nghỉ hưu", events, issued, of=f"đối với {person.name}",
           lost=0.0 if person.fixed else 0.02, unit=unit.id, usual=45)  # fmt: skip


def announced_retirements(office: Office) -> None:
    """Decisions already signed for those who will retire in the months after today."""
    for person in office.serving():
        if 0 < months_between(TODAY, person.retires) <= 3 and person.exactly_born:
            retire(office, person, state=False)


def _before_time(office: Office, person: Person, month: date) -> None:
    rng = office.rng
    out = _EARLY_OUT.get(month.year, _USUAL_OUT)
    chance = rng.random()
    if chance < out:
        _leave_early(office, person, month)
    elif chance < out + _DEATH:
        on = month.replace(day=rng.randint(2, 27))
        _file_exit(office, person, "died", on, "từ trần: giải quyết chế độ tử tuất")
    elif chance < out + _DEATH + 0.0006:
        _discipline(office, person, office.day_in(month))
    elif person.post and person.post.rank != "member" and chance < out + _DEATH + 0.0011:
        _resign(office, person, office.day_in(month))
    elif person.post and person.post.rank != "member" and chance < out + _DEATH + 0.0012:
        _suspend(office, person, office.day_in(month))


def _leave_early(office: Office, person: Person, month: date) -> None:
    on = office.day_in(month)
    if person.months_left(month) <= 60 and month.year >= 2025:
        _file_exit(office, person, "retired", on, "nghỉ hưu trước tuổi")
    else:
        reason = office.rng.choice(_REASONS)
        _file_exit(office, person, "left_service", on, "thôi việc", reason)


def _file_exit(office: Office, person: Person, kind: str, on: date, verb: str,
               reason: str | None = None) -> None:  # fmt: skip
    unit = person.post.unit.department if person.post else office.root
    if kind != "died":
        whisper(office, kind, person, None, on, true=True, chance=0.1)
    events = exit_service(person, kind, on, {"reason": reason} if reason else None)
    issued = on if kind == "died" else on - timedelta(days=office.rng.randint(1, 25))
    decide(office, "department", verb, events, issued, of=f"đối với {person.name}",
           lost=0.02, unit=unit.id)  # fmt: skip


def _discipline(office: Office, person: Person, on: date) -> None:
    leader = person.post is not None and person.post.rank != "member"
    weights = (60, 27, 8 if leader else 0, 5)
    (form,) = office.rng.choices(_FORMS, weights)
    events = [told("disciplined", on, details={"form": form, "authority": "administrative"},
                   who=person.id)]  # fmt: skip
    person.barred_to, person.touched = on + timedelta(days=730), on
    unit = person.post.unit.department.id if person.post else ""
    if form == "buộc thôi việc":
        events += exit_service(person, "left_service", on, {"reason": form})
    elif form == "cách chức" and person.post:
        events.append(told("removed", on, who=person.id, post=person.post.id))
        events += _back_to_the_ranks(office, person, on)
    issued = on - timedelta(days=office.rng.randint(0, 3))
    decide(office, "general", f"kỷ luật bằng hình thức {form}", events, issued,
           of=f"đối với {person.name}", slow=0.3, usual=60, unit=unit)  # fmt: skip


def _resign(office: Office, person: Person, on: date) -> None:
    post = person.post
    if post is None:
        return
    reason = office.rng.choice(_ASKED)
    whisper(office, "resigned", person, post, on, true=True, chance=0.3)
    kind = "resigned" if office.rng.random() < 0.75 else "relieved"
    details = {"reason": reason} if kind == "resigned" else None
    events = [told(kind, on, details=dict(details) if details else None,
                   who=person.id, post=post.id)]  # fmt: skip
    events += _back_to_the_ranks(office, person, on)
    verb = "cho từ chức" if kind == "resigned" else "miễn nhiệm"
    issued = on - timedelta(days=office.rng.randint(1, 12))
    decide(office, "general", verb, events, issued, of=f"{post.full_title} đối với {person.name}",
           slow=0.15, unit=post.unit.department.id)  # fmt: skip


def _back_to_the_ranks(office: Office, person: Person, on: date) -> list[Event]:
    """Out of the leader's post and into a member's of the same department, that very day."""
    post = person.post
    events = leave(person, on)
    if post is None:
        return events
    posts = _members(post.unit.department)
    there = office.rng.choice([each for each in posts if each.free > 0] or posts)
    if there.free <= 0:
        there.seats = len(there.holders) + 1
        details = {"seats": there.seats}
        events.append(told("seats_set", on, details=dict(details), post=there.id))
    there.holders.append(person)
    person.post, person.since, person.standing_since = there, on, on
    return [*events, told("transferred", on, who=person.id, post=there.id)]


def _suspend(office: Office, person: Person, on: date) -> None:
    """Suspended while something is looked into, then back; nobody else takes the seat."""
    post, back = person.post, on + timedelta(days=office.rng.randint(45, 90))
    if post is None or person.months_left(on) < 12 or on < REFORM <= back or person.standing_in:
        return
    if person.term_to is None or person.term_to <= back:
        return
    person.touched, person.away = back, (on, back)
    for kind, verb, day in (("suspended", "tạm đình chỉ công tác", on),
                            ("reinstated", "trở lại công tác", back)):  # fmt: skip
        event = told(kind, day, who=person.id, post=post.id)
        decide(office, "general", verb, [event], day - timedelta(days=1),
               of=f"đối với {person.name}", slow=0.2, unit=post.unit.department.id)  # fmt: skip


def _members(department: Unit) -> list[Post]:
    """The posts in which somebody who has led may serve."""
    fit = {"enforcer", "examiner", "officer"}
    return [post for post in department.all_posts() if post.role in fit]
