"""One row of Popolo as events."""

from typing import Final

from graph.dates import PartialDate
from graph.importing.fields import Record
from graph.importing.popolo_context import Context
from graph.importing.rows import SheetRow
from graph.model import Event, Json, Node, make_event
from graph.vocabulary import Role

KNOWN: Final = {
    "persons": frozenset({"id", "name", "given_name", "family_name", "gender", "birth_date",
                          "death_date", "other_names", "memberships"}),
    "organizations": frozenset({"id", "name", "classification", "parent_id", "founding_date",
                                "dissolution_date", "posts", "memberships"}),
    "posts": frozenset({"id", "label", "role", "organization_id", "start_date", "memberships"}),
    "memberships": frozenset({"id", "person_id", "organization_id", "post_id", "role",
                              "start_date", "end_date", "on_behalf_of_id", "area_id",
                              "legislative_period_id"}),
}  # fmt: skip
"""Fields that are read, by table; all others are counted and reported."""

_DEFAULT_ROLE: Final = "member"


def organization_row(context: Context, identity: str) -> SheetRow:
    """An organisation: established, under its parent; dissolved where a date says so."""
    record = context.organizations[identity]
    unit = context.node("u", identity)
    name = record.text("name")
    if name is None:
        record.problem("name", "missing_name", f"the organisation {identity} has no name")
    parent = _parent(context, identity, record)
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit.id}
    if parent:
        roles[Role.PARENT] = parent.id
    details: dict[str, Json] = {"name": name, "kind": record.text("classification")}
    founded, dissolved = (record.optional_date(name) for name in
                          ("founding_date", "dissolution_date"))  # fmt: skip
    events = [make_event("established", roles, founded, details=details)]
    if dissolved and not _ends_too_early(record, "dissolution_date", founded, dissolved):
        events.append(make_event("dissolved", {Role.UNIT: unit.id}, dissolved))
    units = (unit, parent) if parent else (unit,)
    return SheetRow(f"organization/{identity}", record.where, tuple(events), units=units)


def _parent(context: Context, identity: str, record: Record) -> Node | None:
    parent = record.text("parent_id")
    if parent is None:
        return None
    if parent not in context.organizations:
        message = f"there is no organisation {parent}; {identity} was imported without a parent"
        record.problem("parent_id", "unknown_organization", message)
        return None
    if identity in context.circular:
        message = f"{identity} is its own ancestor; it was imported without a parent"
        record.problem("parent_id", "parent_cycle", message)
        return None
    return context.node("u", parent)


def _ends_too_early(record: Record, name: str, start: PartialDate | None, end: PartialDate) -> bool:
    if start is None or end.latest >= start.earliest:
        return False
    message = f"{name} {end} lies before the start {start}; it was left out"
    record.problem(name, "end_before_start", message)
    return True


def person_row(context: Context, identity: str) -> SheetRow:
    """A person: what is on record; died where a date says so. A missing name stays missing."""
    record = context.people[identity]
    person = context.node("p", identity)
    details: dict[str, Json] = {
        "name": record.text("name"),
        "given_name": record.text("given_name"),
        "family_name": record.text("family_name"),
        "sex": record.text("gender"),
        "other_names": _other_names(record),
    }
    if details["name"] is None:
        message = f"the person {identity} has no name; imported without one"
        record.problem("name", "missing_name", message)
    born, died = (record.optional_date(name) for name in ("birth_date", "death_date"))
    details["birth_date"] = born.text if born else None
    events = [make_event("recorded", {Role.WHO: person.id}, details=details)]
    if died and not _ends_too_early(record, "death_date", born, died):
        events.append(make_event("died", {Role.WHO: person.id}, died))
    return SheetRow(f"person/{identity}", record.where, tuple(events), people=(person,))


def _other_names(record: Record) -> Json:
    listed = record.values.get("other_names")
    found: list[Json] = []
    for place, other in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(other, dict):
            where = f"{record.where}.other_names[{place}]"
            found.append(Record(record.table, where, other, record.notes).text("name"))
    return [name for name in found if name] or None


def post_row(context: Context, identity: str, record: Record) -> SheetRow | None:
    """A post of an organisation; how many seats it has is not known."""
    home = record.text("organization_id")
    key = f"post/{identity}"
    if home is None or home not in context.organizations:
        code = "unknown_organization" if home else "missing_organization"
        what = f"there is no organisation {home}" if home else "it names no organisation"
        message = f"{what}; the post {identity} was left out"
        _refuse(context, record, key, "organization_id", code, message)
        return None
    title = record.text("label") or record.text("role")
    if title is None:
        record.problem("label", "missing_name", f"the post {identity} has no label and no role")
    event = _created(context, identity, home, title, record.optional_date("start_date"))
    return SheetRow(
        key,
        record.where,
        (event,),
        positions=(context.posts[identity],),
        units=(context.node("u", home),),
    )


def _created(
    context: Context, identity: str, home: str, title: str | None, on: PartialDate | None = None
) -> Event:
    post, unit = context.node("q", identity), context.node("u", home)
    context.posts[identity], context.homes[identity] = post, home
    return make_event(
        "post_created", {Role.POST: post.id, Role.UNIT: unit.id}, on, details={"title": title}
    )


def _refuse(context: Context, record: Record, key: str, name: str, code: str, message: str) -> None:
    record.problem(name, code, message)
    context.notes.refused.add(key)


def membership_row(context: Context, identity: str, record: Record) -> SheetRow | None:
    """A membership: a spell in a post, opened where it has a start and closed where it ends."""
    key = f"membership/{identity}"
    who = record.text("person_id")
    if who is None or who not in context.people:
        code = "unknown_person" if who else "missing_person"
        what = f"there is no person {who}" if who else "it names no person"
        message = f"{what}; the membership {identity} was left out"
        _refuse(context, record, key, "person_id", code, message)
        return None
    try:
        start, end = record.date("start_date"), record.end_date("end_date")
    except ValueError:
        context.notes.refused.add(key)
        return None
    if start and end and end.latest < start.earliest:
        message = f"end {end} lies before start {start}; the membership {identity} was left out"
        _refuse(context, record, key, "end_date", "end_before_start", message)
        return None
    placed = _place(context, key, identity, record)
    if placed is None:
        return None
    post, made = placed
    person = context.node("p", who)
    events = (*made, *_spell(record, identity, person, post, start, end))
    unit = context.node("u", context.homes[post.external_id or ""])
    return SheetRow(key, record.where, events, people=(person,), positions=(post,), units=(unit,))


def _place(
    context: Context, key: str, identity: str, record: Record
) -> tuple[Node, tuple[Event, ...]] | None:
    """The post a membership is in; one that names none is in the post of its role."""
    post, home = record.text("post_id"), record.text("organization_id")
    if home is not None and home not in context.organizations:
        message = f"there is no organisation {home}; the membership {identity} was left out"
        _refuse(context, record, key, "organization_id", "unknown_organization", message)
        return None
    if post is not None:
        if post in context.posts:
            _check_home(context, record, post, home)
            return context.posts[post], ()
        message = f"there is no post {post}; the membership {identity} was left out"
        _refuse(context, record, key, "post_id", "unknown_post", message)
        return None
    if home is None:
        message = f"the membership {identity} names no organisation and no post; it was left out"
        _refuse(context, record, key, "organization_id", "missing_organization", message)
        return None
    role = record.text("role") or _DEFAULT_ROLE
    made = f"{home}#{role}"
    if made in context.posts and made not in context.made:
        return context.posts[made], ()
    context.made.add(made)
    event = _created(context, made, home, role)
    return context.posts[made], (event,)


def _check_home(context: Context, record: Record, post: str, home: str | None) -> None:
    if home is not None and context.homes[post] != home:
        message = f"the post {post} is in {context.homes[post]}, not in {home}; kept in the post"
        record.problem("organization_id", "other_organization", message)


def _spell(
    record: Record,
    identity: str,
    person: Node,
    post: Node,
    start: PartialDate | None,
    end: PartialDate | None,
) -> tuple[Event, ...]:
    roles: dict[Role, str | tuple[str, ...]] = {Role.WHO: person.id, Role.POST: post.id}
    told: dict[str, Json] = {
        "row": identity,
        "role": record.text("role"),
        "on_behalf_of": record.text("on_behalf_of_id"),
        "area": record.text("area_id"),
        "period": record.text("legislative_period_id"),
    }
    if start:
        opening = make_event("appointed", roles, start, details={**told, "also": True})
    else:
        opening = make_event("in_post", roles, details=told)
    if end is None:
        return (opening,)
    return (opening, make_event("left_post", roles, end, details={"ends": opening.id}))
