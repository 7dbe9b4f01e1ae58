"""Check an event against the vocabulary before it is written."""

from graph.model import Event
from graph.told import both, coded, either, quoted, told
from graph.vocabulary import KINDS, NAMED, OUTCOMES, Lane, Mode, Role, Structure


def faults(event: Event) -> list[str]:
    """What is wrong with an event, in words; empty if nothing is."""
    kind = KINDS.get(event.kind)
    if kind is None:
        return [told("there is no kind of event %(kind)s", kind=quoted(event.kind))]
    found = _role_faults(event)
    if event.lane is Lane.INFORMAL and not kind.informal:
        found.append(told("%(event)s is never informal", event=coded("event", event.kind)))
    found += _detail_faults(event)
    if event.on and event.until and event.until.latest < event.on.earliest:
        found.append(told("until %(until)s lies before %(on)s", until=event.until, on=event.on))
    return found


def no_such(what: str, given: str) -> str:
    """What is said of a code that a table does not have."""
    return told("there is no %(what)s %(given)s", what=what, given=quoted(given[:40]))


def too_long(what: str, longest: int) -> str:
    """What is said of a text that is too long, or holds what nobody can read."""
    return told(
        "%(what)s has at most %(longest)s characters that can be read", what=what, longest=longest
    )


def too_open(kind: str) -> str:
    """What is said of a sensitive event that everybody would read."""
    return told("%(event)s is sensitive and never of level 0", event=coded("event", kind))


def _detail_faults(event: Event) -> list[str]:
    kind, called = KINDS[event.kind], coded("event", event.kind)
    found = []
    if event.lane is Lane.OFFICIAL and NAMED in event.details:
        found.append(told("an official event names people by their records"))
    for name, value in event.details.items():
        detail = kind.details.get(name)
        if detail is None:
            found.append(told("%(event)s has no detail %(name)s", event=called, name=quoted(name)))
        elif not isinstance(value, detail.type) or (
            isinstance(value, bool) and detail.type is not bool
        ):
            found.append(
                told(
                    "the detail %(name)s of %(event)s has another type than it takes",
                    name=_detail(name),
                    event=called,
                )
            )
    mode = event.details.get("mode")
    if isinstance(mode, str) and mode not in set(Mode):
        found.append(told("there is no mode %(mode)s", mode=quoted(mode)))
    outcome = event.details.get("outcome")
    if isinstance(outcome, str) and outcome not in OUTCOMES:
        found.append(told("there is no outcome %(outcome)s", outcome=quoted(outcome)))
    found += [
        told("%(event)s needs the detail %(name)s", event=called, name=_detail(name))
        for name, detail in kind.details.items()
        if detail.required and name not in event.details
    ]
    return found


def _role_faults(event: Event) -> list[str]:
    kind, called = KINDS[event.kind], coded("event", event.kind)
    given = {role for role, _ in event.roles}
    # Somebody heard of by name alone stands where a person would.
    known = given | ({Role.WHO} if NAMED in event.details else set())
    found = []
    if Role.WHO in given and NAMED in event.details:
        found.append(told("%(event)s takes a person or a name, not both", event=called))
    if not any(needed <= known for needed in kind.needs):
        wanted = either(both(coded("role", role) for role in sorted(each)) for each in kind.needs)
        found.append(told("%(event)s needs %(roles)s", event=called, roles=wanted))
    allowed = kind.may.union(*kind.needs)
    found += [
        told("%(event)s has no role %(role)s", event=called, role=coded("role", role))
        for role in sorted(given - allowed)
    ]
    becomes = kind.effect.structure in {Structure.MERGES, Structure.SPLITS}
    several = {Role.UNIT, Role.FROM_UNIT} if becomes else set()
    found += [
        told("%(event)s takes one %(role)s", event=called, role=coded("role", role))
        for role in sorted(given - several)
        if len(event.nodes(role)) > 1
    ]
    return found


def _detail(name: str) -> str:
    return coded("detail", name, repr(name))
