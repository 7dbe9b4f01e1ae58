"""What changes the office: each act moves the state on and gives the events that say so.

An act never does what the state does not allow, so what contradicts itself later does so because a
report was late, incomplete or wrong, not because the story was.
"""

from datetime import date, timedelta
from typing import Final

from graph.demo.desk import Paper, told
from graph.demo.office import REFORM, Office, Person, Post
from graph.model import Event, Json

TERM_YEARS: Final = 5


def term_end(on: date, person: Person) -> date:
    """The last day of a term that starts that day: five years, or retirement if that is sooner."""
    try:
        anniversary = on.replace(year=on.year + TERM_YEARS)
    except ValueError:
        anniversary = on.replace(year=on.year + TERM_YEARS, day=28)
    return min(anniversary - timedelta(days=1), person.retires)


def leave(person: Person, on: date) -> list[Event]:
    """Take somebody out of the post; ends a stand-in's duty, which nothing else would end."""
    events = []
    if person.standing_in:
        post, person.standing_in = person.standing_in, None
        post.stand_in = None
        events.append(told("left_post", on, who=person.id, post=post.id))
    if person.post:
        person.post.holders.remove(person)
        person.post.vacant_since = on
    person.post, person.term_to, person.rotated_to = None, None, None
    person.touched = on
    return events


def _take(person: Person, post: Post, on: date) -> list[Event]:
    """Put somebody into a post and out of the one before."""
    if person.standing_in is post:
        person.standing_in, post.stand_in = None, None
    if person.post is None or person.post.rank != post.rank:
        person.standing_since = on
    events = leave(person, on)
    if post.rank == "head" and post.stand_in:
        stand_in, _ = post.stand_in
        stand_in.standing_in, post.stand_in = None, None
    post.holders.append(person)
    person.post, person.since = post, on
    return events


def appoint(person: Person, post: Post, on: date, until: date | None = None) -> list[Event]:
    """Appoint to a post of a leader, for a term."""
    events = _take(person, post, on)
    person.term_to = until or term_end(on, person)
    event = told("appointed", on, person.term_to, who=person.id, post=post.id)
    return [event, *events]


def assign(
    person: Person, post: Post, on: date, kind: str = "transferred", until: date | None = None
) -> list[Event]:
    """Move to a post without a term: transferred, position_changed or, with a return, rotated."""
    origin = person.post
    events = _take(person, post, on)
    person.rotated_to = until
    left = origin.id if origin and origin is not post else None
    return [told(kind, on, until, who=person.id, post=post.id, from_post=left), *events]


def stand_in(person: Person, post: Post, on: date, mode: str) -> list[Event]:
    """Let somebody act in a post, or be in charge of it, until it has a head."""
    person.standing_in, post.stand_in = post, (person, mode)
    person.touched = on
    return [told(mode, on, who=person.id, post=post.id)]


def exit_service(
    person: Person, kind: str, on: date, details: dict[str, Json] | None = None
) -> list[Event]:
    """Retire, leave the service or die: everything the person holds ends."""
    if person.post:
        person.post.left.append((person, on))
    leave(person, on)
    for post in person.planned_for:
        post.planned.remove(person)
    person.planned_for.clear()
    person.gone = True
    return [told(kind, on, details=details, who=person.id)]


def decide(
    office: Office, series: str, verb: str, events: list[Event], issued: date, *,
    of: str = "", lost: float = 0.0, slow: float = 0.06, usual: int = 21, unit: str = "",
) -> None:  # fmt: skip
    """File a numbered decision; ``lost`` is the chance that the desk never hears of it.

    Parameters
    ----------
    series
        Who signs: ``minister``, ``general`` (the general department, from 07/2025 the department
        that took its place) or ``department`` (the provincial one, named by ``unit``).
    of
        Whom or what the decision is about, for its title.
    """
    if office.rng.random() < lost:
        return
    code, signer = _signer(office, series, issued)
    subject = f"{verb} {of}".strip()
    title = f"Quyết định {subject}" + (f" (người ký: {signer})" if signer else "")
    counts = unit if series == "department" else ""
    known = office.heard_of(issued, slow, usual)
    office.desk.file(Paper("decision", title, issued, known, tuple(events), code, counts))


def _signer(office: Office, series: str, issued: date) -> tuple[str, str]:
    if series == "minister":
        return "QĐ-BTP", "Bộ trưởng Bộ Tư pháp"
    new = issued >= REFORM
    if series == "department":
        return "QĐ-THADS" if new else "QĐ-CTHADS", "Trưởng THADS tỉnh" if new else "Cục trưởng"
    title = "Cục trưởng Cục Quản lý THADS" if new else "Tổng cục trưởng"
    name = next((name for since, name in reversed(office.heads["root"]) if since <= issued), "")
    return "QĐ-CQLTHADS" if new else "QĐ-TCTHADS", f"{title} {name}".strip()


def appointing(post: Post) -> tuple[str, str]:
    """Who decides about a post: the Minister, the general department, or the province."""
    if post.unit.kind in {"general_department", "department"}:
        return "minister", ""
    if post.rank == "head" or (post.unit.kind in {"branch", "area_room"} and post.rank == "deputy"):
        return "general", ""
    return "department", post.unit.department.id
