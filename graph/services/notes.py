"""One note as its readers see it: what it says, what it said before, its words, its files."""

from dataclasses import dataclass, field

from graph.answers import Clocks
from graph.errors import NotFoundError
from graph.services.keyring import opened
from graph.services.naming import NO_ID
from graph.store import View, ViewerStore
from graph.store.entries import Attached, Entry, EntryWord
from graph.told import quoted, told
from graph.vault.ring import KeyRing
from graph.vocabulary import Lane


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note.

    Attributes:
        text: its free words, opened where its level seals them: only its readers get so far.
    """

    clocks: Clocks
    entry: Entry
    words: tuple[EntryWord, ...]
    files: tuple[Attached, ...]
    text: str | None = field(repr=False)


def note_page(store: ViewerStore, report: str, clocks: Clocks, ring: KeyRing) -> NotePage:
    """A note with every word it said by a moment, those taken back too.

    Raises:
        NotFoundError: there is no note of that id, or not for this viewer.
        SealedError, KeysError: its words cannot be opened.
    """

    def work(view: View) -> NotePage:
        entries = view.entries()
        entry = entries.entry(report)
        words = entries.words(entry, clocks) if entry else ()
        if entry is None or entry.lane != Lane.INFORMAL or not words:
            message = told("There is no note %(report)s.", report=quoted(report))
            raise NotFoundError(message, NO_ID)
        text = opened(ring, entry.id, entry.sealed, entry.text)
        return NotePage(clocks, entry, words, entries.files(report), text)

    return store.ask("note", work)
