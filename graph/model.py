"""The frozen records that pass between the parts; no I/O, no behaviour beyond their own shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from graph.dates import PartialDate
from graph.ids import derived_id, random_id
from graph.vocabulary import Lane, Role, Stance

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""A value a JSON document can hold."""

Roles = tuple[tuple[Role, str], ...]
"""The roles of an event, sorted: what each node is to it, and the node's id."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have; immutable."""

    id: str
    kind: str
    lane: Lane
    roles: Roles
    on: PartialDate | None = None
    until: PartialDate | None = None
    details: Mapping[str, Json] = field(default_factory=dict)

    def node(self, role: Role) -> str | None:
        """The id of the (first) node in a role, or None."""
        return next((node for kind, node in self.roles if kind is role), None)

    def nodes(self, role: Role) -> tuple[str, ...]:
        """The ids of all nodes in a role."""
        return tuple(node for kind, node in self.roles if kind is role)


def make_event(
    kind: str,
    roles: Mapping[Role, str | tuple[str, ...]],
    on: PartialDate | None = None,
    until: PartialDate | None = None,
    details: Mapping[str, Json] | None = None,
    lane: Lane = Lane.OFFICIAL,
    *,
    restricted: bool = False,
) -> Event:
    """An event with its identity.

    An official event's id is a hash of lane, kind, roles, day, until and details, so two reports
    of the very same thing share one event. An informal one gets a random id, and so does what a
    restricted report says: a guessable id is a leak, and the two lanes never share a node.
    """
    pairs: Roles = tuple(
        sorted(
            (role, node)
            for role, nodes in roles.items()
            for node in ((nodes,) if isinstance(nodes, str) else nodes)
        )
    )
    known = {key: value for key, value in sorted((details or {}).items()) if value is not None}
    if lane is Lane.OFFICIAL and not restricted:
        written = (on and on.text, until and until.text)
        identity = derived_id("e", lane, kind, pairs, *written, known)
    else:
        identity = random_id("e")
    return Event(identity, kind, lane, pairs, on, until, known)


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody's word.

    Attributes:
        level: who may read it: 0 every account, 1 those in scope, 2 author and named readers.
        issued_on: the day the document bears.
        received_at: when it reached the office.
        register: the series of imports it belongs to, if any.
        author: the account that wrote it down; None for what was imported.
        kept_by: the account that follows it; its author, until it is handed over.
        readers: accounts that may read it at level 2.
        units: the units it is about, fixed when it was recorded; those of its people too.
        signer: who signed a decision.
        source: the informant it comes from; voices of one informant are one origin.
        source_class: what kind of informant that is.
        alias: what this report calls its source; another report calls it differently.
        expires_on: the first day on which what it says is no longer worth following.
        text: free words; at level 2 they are sealed, and this is None.
        sealed: the words of a level 2 report under the key ring.
    """

    id: str
    kind: str
    lane: Lane
    received_at: datetime
    level: int = 0
    title: str | None = None
    number: str | None = None
    issued_on: date | None = None
    period: str | None = None
    register: str | None = None
    author: str | None = None
    kept_by: str | None = None
    readers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    signer: str | None = None
    source: str | None = None
    source_class: str | None = None
    alias: str | None = None
    expires_on: date | None = None
    text: str | None = field(default=None, repr=False)
    sealed: str | None = field(default=None, repr=False)

    @property
    def day(self) -> date:
        """The day it speaks of: when it was issued, else when it came."""
        return self.issued_on or self.received_at.date()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One report's word on one event, with its grade: the provenance tag.

    Attributes:
        row: the place in a register the word comes from, if any.
        confidence: the chance that it is right, 0 to 1; None where nobody can say.
    """

    id: str
    report: str
    event: Event
    reliability: str
    credibility: str
    access: str
    confidence: float | None
    stance: Stance = Stance.SUPPORTS
    row: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A unit, post or person as it enters the graph: only what identifies it."""

    id: str
    external_id: str | None = None
    register: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who informs us; what names them is sealed.

    Attributes:
        account: whose source it is; nobody else speaks of it.
        key: an HMAC of account and name, so that one informant named twice is one source.
        sealed: the name under the key ring; None where none was given.
    """

    id: str
    account: str
    key: str
    source_class: str
    sealed: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A report that speaks for all of a unit: who is not on it was not there.

    Attributes:
        family: which facts it covers; ``posts`` means every holder of every post.
    """

    report: str
    unit: str
    family: str = "posts"


SAME_AS: Final = "same_as"
"""The verdict that two records are of one human being."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's word on two events (``same``, ``not_same``) or two people (``same_as``)."""

    verdict: str
    first: str
    second: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Retraction:
    """An assertion that no longer stands, and why."""

    assertion: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """Everything one write says; it happens as a whole, at one recorded time, or not at all.

    Attributes:
        withdrawals: judgements that are taken back.
        withdrawn_reports: reports that no longer speak for the units they covered.
    """

    units: tuple[Node, ...] = ()
    positions: tuple[Node, ...] = ()
    people: tuple[Node, ...] = ()
    sources: tuple[Source, ...] = ()
    reports: tuple[Report, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    retractions: tuple[Retraction, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    withdrawals: tuple[Judgement, ...] = ()
    withdrawn_reports: tuple[str, ...] = ()

    def with_reports(self, reports: tuple[Report, ...]) -> "Change":
        """The same change, bringing these reports if it says anything."""
        return replace(self, reports=reports if self.assertions or self.retractions else ())

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return self == Change()
