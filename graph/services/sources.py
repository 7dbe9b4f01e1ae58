"""Open a sealed source: who told us. Rare, for a reason, and never without a trace."""

from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import NotFoundError
from graph.services.keyring import opened
from graph.services.naming import NO_ID
from graph.store import View, ViewerStore
from graph.told import quoted, told
from graph.vault.ring import KeyRing


class Reason(StrEnum):
    """Why a source is opened; a code, for the audit holds no words."""

    VERIFY = "verify"
    CONTRADICTION = "contradiction"
    PROTECTION = "protection"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """Who told us.

    Attributes:
        name: as the author wrote it; None where nothing was written.
    """

    report: str
    source_class: str
    name: str | None = field(repr=False)


def open_source(store: ViewerStore, report: str, ring: KeyRing) -> OpenedSource:
    """The source of a report this viewer may read; the caller has checked the right and audits.

    Raises:
        NotFoundError: there is no such report for this viewer, or it names no source.
        SealedError, KeysError: what is sealed cannot be opened.
    """

    def work(view: View) -> OpenedSource:
        row = view.entries().source(report)
        if row is None:
            message = told("There is no source of a report %(report)s.", report=quoted(report))
            raise NotFoundError(message, NO_ID)
        name = opened(ring, row["id"], row["sealed"])
        return OpenedSource(report, row["source_class"], name)

    return store.ask("source", work)
