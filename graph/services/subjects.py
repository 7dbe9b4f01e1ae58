"""What something written down is about: its units, posts and people, and who is to read it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from graph.answers import Clocks
from graph.errors import NotFoundError
from graph.names import fold
from graph.observing import Draft
from graph.services.naming import resolve
from graph.signals import Act, act_of
from graph.store import View
from graph.store.found import Kind
from graph.store.runner import Run
from graph.told import quoted, told
from graph.vocabulary import KINDS, Role

_KINDS_OF: Final[Mapping[Role, Kind]] = {
    Role.WHO: "people",
    Role.POST: "positions",
    Role.FROM_POST: "positions",
    Role.UNIT: "units",
    Role.FROM_UNIT: "units",
    Role.PARENT: "units",
}


def ids_of(
    view: View, roles: Mapping[Role, str], clocks: Clocks, *, by_id: bool
) -> dict[Role, str]:
    """The ids of what an event is about.

    Raises:
        NotFoundError, AmbiguousError, UsageError: as :func:`graph.services.naming.resolve`.
    """
    return {
        role: resolve(view, _KINDS_OF[role], text, clocks, by_id=by_id)
        for role, text in roles.items()
    }


def resolved(view: View, draft: Draft, clocks: Clocks, *, by_id: bool) -> Draft:
    """The draft with the ids of what it is about.

    Where somebody leaves, or stays in, a post and holds one alone, it is that one.

    Raises:
        NotFoundError, AmbiguousError, UsageError: as :func:`graph.services.naming.resolve`.
    """
    roles = ids_of(view, draft.roles, clocks, by_id=by_id)
    who, kind = roles.get(Role.WHO), draft.kind
    if who and kind and Role.POST not in roles and act_of(kind) in {Act.LEAVES, Act.STAYS}:
        needed = any(Role.POST in each for each in KINDS[kind].needs)
        held = posts_of(view, who, clocks) if needed else []
        if len(held) == 1:
            roles[Role.POST] = held[0]
    return replace(draft, roles=roles)


def posts_of(view: View, who: str, clocks: Clocks) -> list[str]:
    """The posts a person may hold on a day, each once."""
    person = view.person(who, clocks)
    if person is None:
        return []
    held = [
        held.post.id
        for held in view.career(person.ref, clocks)
        if held.widest[1] is None or held.widest[1] > clocks.as_of
    ]
    return list(dict.fromkeys(held))


def units_of(run: Run, nodes: Iterable[str], clocks: Clocks) -> frozenset[str]:
    """The units of these units, posts and people on a day: what a report on them is kept with."""
    rows = run.rows(
        "units.list_of_subjects",
        node_ids=sorted(set(nodes)),
        as_of=clocks.as_of,
        known_at=clocks.known_at,
    )
    return frozenset(row["unit_id"] for row in rows)


def readers_of(run: Run, wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the accounts named as readers.

    Raises:
        NotFoundError: one of them is no account, or a closed one.
    """
    found = []
    for name in wanted:
        row = run.row("accounts.get_by_name", folded=fold(name))
        account = run.row("accounts.get_account", account_id=row["id"] if row else name)
        if account is None or account["closed_at"]:
            message = told("There is no account %(name)s.", name=quoted(name[:60]))
            raise NotFoundError(message)
        found.append(account["id"])
    return tuple(sorted(set(found)))
