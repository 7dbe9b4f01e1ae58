"""What was written down by hand, as JSON."""

from collections.abc import Iterable

from graph.answers import Clocks
from graph.heard import SignalRow
from graph.jsonable.heard import signal_json, signal_page_json
from graph.jsonable.names import Object, clocks_json, date_json
from graph.jsonable.papers import part_json
from graph.services.notes import NotePage
from graph.store.entries import Attached, EntryWord
from graph.vocabulary import Lane


def observed_json(row: SignalRow, report: str, clocks: Clocks) -> Object:
    """A signal somebody has just added a voice to."""
    return {**signal_page_json(row, clocks), "report": report}


def look_alikes_json(rows: Iterable[SignalRow]) -> Object:
    """Signals a note may be another voice on."""
    return {"signals": [signal_json(row) for row in rows]}


def note_json(page: NotePage) -> Object:
    """One note with every word of it."""
    entry = page.entry
    note: Object = {
        "id": entry.id,
        "lane": Lane.INFORMAL.value,
        "level": entry.level,
        "levels": list(entry.levels),
        "author": entry.author,
        "kept_by": entry.kept_by,
        "units": list(entry.units),
        "source_class": entry.source_class,
        "alias": entry.alias,
        "received_at": date_json(entry.received_at),
        "expires_on": date_json(entry.expires_on),
        "text": page.text,
    }
    return {
        **clocks_json(page.clocks),
        "lanes": [Lane.INFORMAL.value],
        "note": note,
        "words": [_word(each) for each in page.words],
        "files": [file_json(each) for each in page.files],
    }


def files_json(files: Iterable[Attached]) -> Object:
    """The files of a report."""
    return {"files": [file_json(each) for each in files]}


def file_json(file: Attached) -> Object:
    """One file of a report; not where it is kept."""
    return {
        "id": file.id,
        "name": file.name,
        "sha256": file.sha256,
        "size": file.size,
        "media": file.media,
        "verdict": file.verdict,
        "declared_by": file.declared_by,
        "attached_at": date_json(file.attached_at),
    }


def _word(word: EntryWord) -> Object:
    said, event = word.said, word.event
    return {
        "id": said.id,
        "event": event.id,
        "kind": event.kind,
        "on": event.on.text if event.on else None,
        "until": event.until.text if event.until else None,
        "roles": [part_json(part) for part in word.parts],
        "details": dict(word.details),
        "stance": said.stance,
        "reliability": said.reliability,
        "credibility": said.credibility,
        "access": said.access,
        "recorded_at": date_json(said.recorded_at),
        "retracted_at": date_json(said.retracted_at),
        "why": said.why,
    }
