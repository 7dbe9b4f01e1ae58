"""Who is away for a time: members on secondment keep their post, rotated leaders come back."""

from datetime import date, timedelta

from graph.demo.acts import appoint, appointing, decide
from graph.demo.desk import TODAY, told
from graph.demo.office import REFORM, Office, Person
from graph.demo.retirement import month_after


def second(office: Office, month: date) -> None:
    """Now and then a department lends somebody to another, for at most three years."""
    departments = office.departments()
    for department in departments:
        if office.rng.random() > 0.03:
            continue
        on = office.day_in(month)
        until = month_after(on, office.rng.choice((12, 24, 36))) - timedelta(days=1)
        until = min(until, REFORM - timedelta(days=1)) if on < REFORM else until
        able = [one for post in department.all_posts() if post.rank == "member"
                for one in post.holders if not one.fixed and one.touched < month
                and one.retires > until]  # fmt: skip
        if not able or (until - on).days < 150 or len(departments) < 2:
            continue
        person = office.rng.choice(able)
        there = office.rng.choice([one for one in departments if one is not department])
        person.touched, person.lent = on, (there, until)
        event = told("seconded", on, until, who=person.id, unit=there.id)
        decide(office, "general", "biệt phái", [event], on - timedelta(days=6),
               of=f"{person.name} đến {there.name}", unit=department.id)  # fmt: skip


def come_back(office: Office, month: date) -> None:
    """Who was lent returns on the day after."""
    for person in office.serving():
        if person.lent and person.lent[1] < month:
            _return(office, person)


def _return(office: Office, person: Person) -> None:
    if person.lent is None or person.post is None:
        return
    there, until = person.lent
    person.lent = None
    on = until + timedelta(days=1)
    if on == REFORM or on > TODAY or person.since > until:
        return
    event = told("transferred", on, who=person.id, post=person.post.id, from_unit=there.id)
    decide(office, "general", "kết thúc biệt phái", [event], on - timedelta(days=5),
           of=f"đối với {person.name}", unit=person.post.unit.department.id)  # fmt: skip


def returns(office: Office, month: date) -> None:
    """Who was rotated comes back where a post of the same standing is free, or simply stays."""
    for person in office.serving():
        post, until = person.post, person.rotated_to
        if post is None or until is None or until >= month or office.rng.random() > 0.3:
            continue
        free = [each for department in office.departments() for each in department.all_posts()
                if each.rank == post.rank and each.unit.kind == post.unit.kind
                and each.free > 0 and not each.fresh(month) and each is not post]  # fmt: skip
        if not free or person.touched >= month:
            continue
        there, on = office.rng.choice(free), office.day_in(month)
        events = appoint(person, there, on)
        series, unit = appointing(there)
        decide(office, series, "điều động, bổ nhiệm", events, on - timedelta(days=5),
               of=f"{there.full_title} đối với {person.name} khi hết thời hạn luân chuyển",
               unit=unit)  # fmt: skip
