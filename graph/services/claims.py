"""What a decision says, thing by thing, and what of it is on no record yet; pure.

A claim founds a person where it names one (``named``) or puts nobody in particular on record
(``recorded``), a unit where it establishes one that is not named, and a post where it creates one
so. Other claims of the same report point at what the n-th founds as ``@n``.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from unicodedata import normalize

from graph.dates import PartialDate
from graph.errors import RefusedError, UsageError
from graph.event_check import too_long
from graph.ids import random_id
from graph.model import Event, Json, Node, make_event
from graph.names import is_text
from graph.observing import LONGEST_NAME
from graph.told import chained, coded, quoted, told
from graph.vocabulary import KINDS, NAMED, ROLES, Role

RECORDED: Final = "recorded"

NAMED_BY: Final[Mapping[str, tuple[Role, str]]] = {
    RECORDED: (Role.WHO, "name"),
    "established": (Role.UNIT, "name"),
    "post_created": (Role.POST, "title"),
}
"""Kinds that found what they do not name: as what it stands there, and the detail of its name."""

SORTS: Final[Mapping[Role, Role]] = {
    Role.WHO: Role.WHO, Role.POST: Role.POST, Role.FROM_POST: Role.POST,
    Role.UNIT: Role.UNIT, Role.FROM_UNIT: Role.UNIT, Role.PARENT: Role.UNIT,
}  # fmt: skip
"""The role that tells what sort of thing stands in a role: a person, a post or a unit."""

_PREFIX: Final = {Role.WHO: "p", Role.POST: "q", Role.UNIT: "u"}
_POINTER: Final = re.compile(r"@([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a report says happened; what it is about as named by whoever writes it down.

    A role may be ``@n``: what the n-th claim of the same decision founds.
    """

    kind: str
    roles: Mapping[Role, str]
    on: PartialDate | None = None
    until: PartialDate | None = None
    details: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Founding:
    """What a claim founds: as what it stands there, what it is called, and its id."""

    role: Role
    name: str
    node: str


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Claims, and what they found.

    Attributes:
        claims: the claims with those roles alone that name what is on record.
        roles: the ids of what is new, by claim.
        foundings: what each claim founds, if anything.
        names: the people whose name no claim puts on record, by id.
    """

    claims: tuple[Claim, ...]
    roles: tuple[Mapping[Role, str], ...]
    foundings: tuple[Founding | None, ...]
    names: Mapping[str, str]

    def nodes(self, sort: Role) -> tuple[Node, ...]:
        """The new people, posts or units."""
        made = (each.node for each in self.foundings if each and each.role is sort)
        return tuple(Node(node) for node in dict.fromkeys(made))

    @property
    def records(self) -> tuple[Event, ...]:
        """What puts on record the people who are only named."""
        return tuple(
            make_event(RECORDED, {Role.WHO: node}, details={"name": name})
            for node, name in self.names.items()
        )

    @property
    def rootless(self) -> bool:
        """Whether a unit is founded under none."""
        return any(
            made is not None and made.role is Role.UNIT and Role.PARENT not in {*claim.roles, *new}
            for claim, new, made in zip(self.claims, self.roles, self.foundings, strict=True)
        )

    def check_level(self, level: int) -> None:
        """Refuse to found anything by a report that not everybody may read.

        Raises:
            RefusedError: the report is restricted, and a claim of it founds something.
        """
        if level == 0 or not any(self.foundings):
            return
        message = told("A report that not everybody may read puts nobody and nothing on record.")
        hint = told("Record who or what is new by a report that everybody may read.")
        raise RefusedError(message, hint)


def newcomers(claims: Sequence[Claim]) -> Newcomers:
    """What claims found, each with an id of its own, and the claims without what points there.

    Raises:
        UsageError: a name is missing or cannot be, or ``@n`` points at nothing that stands in its
            role; every fault is told with its claim.
    """
    foundings, names, faults = _founded(claims)
    kept, new = [], []
    for number, (claim, made) in enumerate(zip(claims, foundings, strict=True), 1):
        left, ids, wrong = _followed(claim.roles, foundings)
        if made and NAMED in claim.details and Role.WHO in claim.roles:
            wrong.append(
                told("%(event)s takes a person or a name, not both",
                     event=coded("event", claim.kind))
            )  # fmt: skip
        faults += [_at(number, fault) for fault in wrong]
        kept.append(replace(claim, roles=left, details=_details(claim, made)))
        new.append({**ids, made.role: made.node} if made else ids)
    if faults:
        message = told("The report cannot be read: %(faults)s.", faults=chained(faults))
        raise UsageError(message)
    return Newcomers(tuple(kept), tuple(new), foundings, names)


def new_name(claim: Claim) -> tuple[Role, Json] | None:
    """As what a claim founds something, and what that is called; None where it founds nothing."""
    if claim.kind in NAMED_BY:
        role, detail = NAMED_BY[claim.kind]
        return None if role in claim.roles else (role, claim.details.get(detail))
    takes = claim.kind in KINDS and NAMED in KINDS[claim.kind].details
    return (Role.WHO, claim.details[NAMED]) if takes and NAMED in claim.details else None


def same_name(name: str) -> str:
    """What two ways to type one name have in common; diacritics tell people apart."""
    return normalize("NFC", " ".join(name.split())).casefold()


def _founded(
    claims: Sequence[Claim],
) -> tuple[tuple[Founding | None, ...], dict[str, str], list[str]]:
    """What each claim founds; the people who are only named; and what is wrong with a name."""
    found: dict[int, Founding] = {}
    called: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    faults: list[str] = []
    # Who is put on record comes first: the same name elsewhere in the report is that person.
    for number, claim in sorted(enumerate(claims, 1), key=lambda each: each[1].kind != RECORDED):
        new = new_name(claim)
        if new is None:
            continue
        role, given = new
        name = " ".join(given.split()) if isinstance(given, str) else ""
        faults += [_at(number, fault) for fault in _name_faults(claim.kind, name)]
        same = [] if claim.kind in NAMED_BY else called[same_name(name)]
        faults += [_at(number, _several(name))] if len(same) > 1 else []
        node = same[0] if same else random_id(_PREFIX[role])
        if not same and claim.kind not in NAMED_BY:
            names[node] = name
        if not same and role is Role.WHO:
            called[same_name(name)].append(node)
        found[number] = Founding(role, name, node)
    return tuple(found.get(number) for number in range(1, len(claims) + 1)), names, faults


def _several(name: str) -> str:
    return told(
        "the report puts several people called %(name)s on record; point at one of them as @n",
        name=quoted(name),
    )


def _name_faults(kind: str, name: str) -> list[str]:
    if not name:
        detail = NAMED_BY[kind][1] if kind in NAMED_BY else NAMED
        return [told("%(event)s needs the detail %(name)s", event=coded("event", kind),
                     name=coded("detail", detail, repr(detail)))]  # fmt: skip
    fits = len(name) <= LONGEST_NAME and is_text(name)
    return [] if fits else [too_long(told("the name"), LONGEST_NAME)]


def _followed(
    roles: Mapping[Role, str], foundings: Sequence[Founding | None]
) -> tuple[dict[Role, str], dict[Role, str], list[str]]:
    """The roles that point at nothing new; the ids of those that do; and what points wrongly."""
    left: dict[Role, str] = {}
    ids: dict[Role, str] = {}
    faults: list[str] = []
    for role, text in roles.items():
        pointer = _POINTER.fullmatch(text.strip())
        if pointer is None:
            left[role] = text
            continue
        place = int(pointer[1])
        made = foundings[place - 1] if 0 < place <= len(foundings) else None
        if made and made.role is SORTS[role]:
            ids[role] = made.node
        else:
            faults.append(_astray(text.strip(), place, role, made, len(foundings)))
    return left, ids, faults


def _astray(text: str, place: int, role: Role, made: Founding | None, claims: int) -> str:
    if not 0 < place <= claims:
        return told("%(pointer)s is no claim: there are %(claims)s", pointer=text, claims=claims)
    if made is None:
        return told("%(pointer)s founds nothing", pointer=text)
    return told(
        "%(pointer)s founds a %(what)s and cannot be the %(role)s",
        pointer=text, what=coded("role", made.role, ROLES[made.role].en),
        role=coded("role", role, ROLES[role].en),
    )  # fmt: skip


def _details(claim: Claim, made: Founding | None) -> dict[str, Json]:
    """The details of an event that names people by their records; a new name is tidy."""
    if made is None:
        return dict(claim.details)
    details = {name: value for name, value in claim.details.items() if name != NAMED}
    if claim.kind in NAMED_BY:
        details[NAMED_BY[claim.kind][1]] = made.name
    return details


def _at(number: int, fault: str) -> str:
    return told("claim %(number)s: %(fault)s", number=number, fault=fault)
