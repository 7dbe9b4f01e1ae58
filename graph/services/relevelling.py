"""A report is put under another level: who may read it changes, what it says does not.

It happens in place, for the past too: whoever may no longer read a report gets the answers of an
office that never had it. What the level was, until when and why, is kept beside it. An official
report that becomes restricted, or ceases to be, changes what everybody's answers derive from, so
everything derived is derived again; that takes as long as ``canbo rebuild``.
"""

from graph.errors import RefusedError, UsageError
from graph.model import Change
from graph.observing import HIGHEST_LEVEL, MOST_READERS, Writer
from graph.services.amending import Unchanged, checked_reason, level_note, the_entry
from graph.services.checking import rebuild
from graph.services.clocks import read_clocks
from graph.services.keyring import opened, place_of
from graph.services.subjects import readers_of
from graph.store import Store, View
from graph.store.entries import Entry
from graph.store.runner import Run
from graph.told import chained, told
from graph.vault.ring import KeyRing
from graph.vault.sealing import seal
from graph.vocabulary import KINDS, Lane, Mark


def relevel(
    store: Store,
    writer: Writer,
    ring: KeyRing,
    report: str,
    level: int,
    why: str,
    readers: tuple[str, ...] = (),
    unchanged: Unchanged | None = None,
) -> None:
    """Put a report under another level, or name other readers at level 2.

    Raises:
        NotFoundError: there is no such report, or no such account to read it.
        UsageError: there is no reason, or no such level.
        RefusedError: it is not the writer's to change, is of that level, or cannot be.
        SealedError, KeysError: its words cannot be opened.
    """
    why = checked_reason(why)
    if not 0 <= level <= HIGHEST_LEVEL or len(readers) > MOST_READERS:
        message = told("There is no such level, or there are too many readers.")
        raise UsageError(message)
    if readers and level != HIGHEST_LEVEL:
        message = told("Readers are named at level %(level)s alone.", level=HIGHEST_LEVEL)
        raise UsageError(message)
    derives = False

    def decide(run: Run) -> Change:
        nonlocal derives
        entry = the_entry(run, writer, report, unchanged)
        named = readers_of(run, readers)
        _check(run, writer, entry, level, named)
        derives = Lane(entry.lane) is Lane.OFFICIAL and (entry.level == 0) != (level == 0)
        text, sealed = _words(ring, entry, level)
        run.rows(
            "reports.upsert_level", report_id=entry.id, level=level, text=text, sealed=sealed,
            readers=list(named) or None, was=level_note(entry, writer, why),
        )  # fmt: skip
        return Change()

    store.record("relevel", decide)
    if derives:
        rebuild(store)


def _check(run: Run, writer: Writer, entry: Entry, level: int, readers: tuple[str, ...]) -> None:
    found = []
    view = View(run, writer.viewer)
    if (level, readers) == (entry.level, entry.readers):
        found.append(told("it is of level %(level)s already", level=level))
    if level == HIGHEST_LEVEL and view.entries().files(entry.id):
        found.append(told("it has files, and level 2 is for sealed words alone"))
    words = [each for each in view.entries().words(entry, read_clocks()) if each.stands]
    if level == 0 and any(KINDS[each.event.kind].mark is Mark.SENSITIVE for each in words):
        found.append(told("what it says is sensitive and never of level 0"))
    if level < entry.level and len(words) != len(view.entries().standing(entry.id)):
        found.append(told("it says things that are not for you to read"))
    if level < entry.level and Lane(entry.lane) is Lane.INFORMAL:
        hearing = view.hearing(read_clocks())
        rumours = [hearing.rumour(each.event.id) for each in words]
        others = [note.level for each in rumours if each for note in each.notes
                  if note.voice.id != entry.id]  # fmt: skip
        if max(others, default=0) > level:
            found.append(told("another voice on what it says is of a higher level"))
    if found:
        message = told("The level was not changed: %(faults)s.", faults=chained(found))
        raise RefusedError(message)


def _words(ring: KeyRing, entry: Entry, level: int) -> tuple[str | None, str | None]:
    """The words of a report as its new level keeps them: plain, or sealed."""
    plain = opened(ring, entry.id, entry.sealed, entry.text)
    if plain is None or level < HIGHEST_LEVEL:
        return plain, None
    return None, seal(ring, plain, place_of(entry.id))
