"""Give a note of level 2 to another account when its author cannot: an act of two people.

Whoever gives and whoever confirms need not read it: a note whose author has left must not be lost,
and nobody may take it for themselves.
"""

from graph.accounts import GIVING, Account, Actor
from graph.errors import NotFoundError, RefusedError
from graph.store import Store
from graph.store.runner import Run
from graph.told import quoted, told


def entrust(store: Store, report: str, taker: Account, by: Actor, second: Actor) -> None:
    """Make an account the keeper, and a reader, of a note.

    Raises:
        RefusedError: the two are one, neither admin nor head, or one of them takes it.
        NotFoundError: there is no such note.
    """
    if by.id == second.id or taker.id in {by.id, second.id}:
        message = told("Two people give a note to a third; nobody takes one.")
        raise RefusedError(message)
    if any(GIVING.isdisjoint(each.duties) for each in (by, second)):
        message = told("Admins and heads entrust a note.")
        raise RefusedError(message)

    def work(run: Run) -> bool:
        row = run.row("reports.upsert_keeper", report_id=report, account=taker.id)
        return row is not None

    if not store.rebuild(work):
        message = told("There is no note %(report)s.", report=quoted(report))
        raise NotFoundError(message)
