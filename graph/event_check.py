"""Check an event against the vocabulary before it is written."""

from graph.model import Event
from graph.vocabulary import KINDS, NAMED, Lane, Mode, Role, Structure


def faults(event: Event) -> list[str]:
    """What is wrong with an event, in words; empty if nothing is."""
    kind = KINDS.get(event.kind)
    if kind is None:
        return [f"there is no kind of event {event.kind!r}"]
    found = _role_faults(event)
    if event.lane is Lane.INFORMAL and not kind.informal:
        found.append(f"{event.kind} is never informal")
    if event.lane is Lane.OFFICIAL and NAMED in event.details:
        found.append("an official event names people by their records")
    for name, value in event.details.items():
        detail = kind.details.get(name)
        if detail is None:
            found.append(f"{event.kind} has no detail {name!r}")
        elif not isinstance(value, detail.type) or (
            isinstance(value, bool) and detail.type is not bool
        ):
            found.append(f"the detail {name!r} of {event.kind} has another type than it takes")
    mode = event.details.get("mode")
    if isinstance(mode, str) and mode not in set(Mode):
        found.append(f"there is no mode {mode!r}")
    found += [
        f"{event.kind} needs the detail {name!r}"
        for name, detail in kind.details.items()
        if detail.required and name not in event.details
    ]
    if event.on and event.until and event.until.latest < event.on.earliest:
        found.append(f"until {event.until} lies before {event.on}")
    return found


def _role_faults(event: Event) -> list[str]:
    kind = KINDS[event.kind]
    given = {role for role, _ in event.roles}
    # Somebody heard of by name alone stands where a person would.
    known = given | ({Role.WHO} if NAMED in event.details else set())
    found = []
    if Role.WHO in given and NAMED in event.details:
        found.append(f"{event.kind} takes a person or a name, not both")
    if not any(needed <= known for needed in kind.needs):
        wanted = " or ".join(" and ".join(sorted(needed)) for needed in kind.needs)
        found.append(f"{event.kind} needs {wanted}")
    allowed = kind.may.union(*kind.needs)
    found += [f"{event.kind} has no role {role}" for role in sorted(given - allowed)]
    becomes = kind.effect.structure in {Structure.MERGES, Structure.SPLITS}
    several = {Role.UNIT, Role.FROM_UNIT} if becomes else set()
    found += [
        f"{event.kind} takes one {role}"
        for role in sorted(given - several)
        if len(event.nodes(role)) > 1
    ]
    return found
