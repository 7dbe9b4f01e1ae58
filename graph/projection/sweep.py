"""Walk one track through time: what is on it becomes spells."""

from collections.abc import Sequence
from datetime import date, timedelta

from graph.projection.agenda import Rank, items_of
from graph.projection.occurrences import SAME_OCCURRENCE_DAYS, Occurrence, differences
from graph.projection.record import Conflict, Fact
from graph.projection.spells import Spell, Term
from graph.projection.tracks import Ending, Track, TrackFacts, unmatched

_MONTH = timedelta(days=SAME_OCCURRENCE_DAYS)


class Sweep:
    """The state of one walk; make it, call :meth:`run`, read ``spells`` and ``conflicts``."""

    def __init__(self, track: Track, found: Sequence[Occurrence], facts: TrackFacts,
                 endings: Sequence[Ending], named: dict[str, list[Ending]]) -> None:  # fmt: skip
        self.track = track
        self.named = named
        self.items = sorted(
            items_of(track, found, facts, endings, named),
            key=lambda item: (item.day, item.rank, item.key),
        )
        self.spells: list[Spell] = []
        self.conflicts: list[Conflict] = []
        self._early: dict[str, list[Fact]] = {}
        self._deferred: list[Ending] = []

    def run(self) -> "Sweep":
        """Walk the track once, in order."""
        for place, item in enumerate(self.items):
            match item.what:
                case Occurrence() as occurrence:
                    self._open(occurrence)
                case Ending() as ending:
                    self._end(ending, place)
                case Fact() as fact if item.rank is Rank.SEEN:
                    self._see(fact, item.day, place)
                case Fact() as fact:
                    self._mark_term(fact, moved=item.rank is Rank.MOVED)
        return self

    def _running(self) -> list[Spell]:
        return [spell for spell in self.spells if spell.ending is None]

    def _open(self, occurrence: Occurrence) -> None:
        start = occurrence.start
        members = [*self._early.pop(occurrence.fact.event.id, ()), *occurrence.members]
        term = Term(start, self._term_end(occurrence.fact))
        running = self._running()
        if occurrence.ending:
            running = [spell for spell in running if _only_seen(spell, occurrence.fact)]
        if running:
            running[-1].terms.append(term)
            running[-1].facts += members
            running[-1].seen = max(running[-1].seen, start.latest)
            running[-1].ending = occurrence.ending
        else:
            spell = Spell(start, start.latest, occurrence.fact, start.latest, occurrence.ending)
            spell.terms.append(term)
            spell.facts += members
            self.spells.append(spell)
        deferred, self._deferred = self._deferred, []
        for ending in deferred:
            self._end(ending, len(self.items))

    def _see(self, fact: Fact, on: date, place: int) -> None:
        endings = self.named.get(fact.event.id)
        known = self._ended_by(fact, endings[0]) if endings else self._seen(fact, on, place)
        if not known:
            spell = Spell(None, on, fact, on, endings[0] if endings else None)
            spell.terms.append(Term(None, None))
            spell.facts.append(fact)
            self.spells.append(spell)

    def _ended_by(self, fact: Fact, ending: Ending) -> bool:
        """Whether a spell others told of is running: a sighting with its end ends it."""
        running = [spell for spell in self._running() if _others(spell, fact)]
        if running:
            running[-1].facts.append(fact)
            running[-1].ending = ending
        return bool(running)

    def _seen(self, fact: Fact, on: date, place: int) -> bool:
        """Whether a sighting lies in a spell, or belongs to one about to be told of."""
        if covering := [spell for spell in self.spells if spell.covers(on)]:
            covering[-1].facts.append(fact)
            covering[-1].seen = max(covering[-1].seen, on)
            return True
        if (coming := self._coming(fact, on, place)) is not None:
            self._early.setdefault(coming.fact.event.id, []).append(fact)
            self._note("seen_before_start", on, fact, coming.start.text, coming.fact)
            return True
        last = max(self.spells, key=lambda spell: spell.valid_to, default=None)
        if last and last.ending and last.ending.fact and on - last.valid_to <= _MONTH:
            ended = last.ending.end.text if last.ending.end else ""
            self._note("seen_after_end", on, fact, ended, last.ending.fact)
        return False

    def _coming(self, fact: Fact, on: date, place: int) -> Occurrence | None:
        for item in self.items[place + 1 :]:
            if isinstance(item.what, Ending) or item.day - on > _MONTH:
                return None
            if isinstance(item.what, Occurrence):
                told = frozenset[str]().union(*(each.origins for each in item.what.members))
                return None if told & fact.origins else item.what
        return None

    def _note(self, code: str, on: date, fact: Fact, other: str, said: Fact) -> None:
        self.conflicts.append(
            Conflict(
                code,
                (self.track.person, self.track.target),
                (on.isoformat(), other),
                (fact.event.id, said.event.id),
            )
        )

    def _mark_term(self, fact: Fact, *, moved: bool) -> None:
        on = fact.event.on
        day = on.latest if on else fact.seen_on
        covering = [
            spell
            for spell in self.spells
            if spell.covers(day) and (moved or spell.ending is None or day < spell.valid_to)
        ]
        until = self._term_end(fact)
        if not covering:
            spell = Spell(None, day, fact, day)
            spell.terms.append(Term(on if not moved else None, until))
            self.spells.append(spell)
            covering = [spell]
        elif moved:
            covering[-1].terms[-1].until = until
        else:
            covering[-1].terms.append(Term(on, until))
        covering[-1].facts.append(fact)
        covering[-1].seen = max(covering[-1].seen, day)

    def _end(self, ending: Ending, place: int) -> None:
        running = [spell for spell in self._running() if self._may_end(spell, ending)]
        if running and ending.basis != "stated" and self._stated_later(place):
            return
        for spell in running:
            spell.ending = ending
        if running or ending.sweeping:
            return
        if any(
            isinstance(item.what, Occurrence) and item.day == ending.day
            for item in self.items[place + 1 :]
        ):
            self._deferred.append(ending)
        elif not self._rival(ending):
            self.conflicts.append(unmatched(self.track, ending))

    def _term_end(self, fact: Fact) -> date | None:
        effect = fact.effect
        if effect.resumes and self.spells:
            return self.spells[-1].terms[-1].until
        until = None if effect.closes else fact.event.until
        return until.latest if until else None

    @staticmethod
    def _may_end(spell: Spell, ending: Ending) -> bool:
        if ending.basis == "stated":
            return spell.begins <= ending.day
        if ending.basis == "absent":
            return spell.seen < ending.by
        return ending.end is None or ending.end.earliest >= spell.seen

    def _stated_later(self, place: int) -> bool:
        for item in self.items[place + 1 :]:
            if isinstance(item.what, Occurrence):
                return False
            if isinstance(item.what, Ending) and item.what.basis == "stated":
                return not item.what.sweeping
        return False

    def _rival(self, ending: Ending) -> bool:
        """Whether another report already stated this end; the weightier of the two counts."""
        ended = [spell for spell in self.spells if spell.ending and spell.ending.basis == "stated"]
        if not ended or ending.fact is None or ending.end is None:
            return False
        spell = max(ended, key=lambda each: each.valid_to)
        known = spell.ending
        if known is None or known.fact is None or known.end is None:
            return False
        if known.end.days_from(ending.end) > SAME_OCCURRENCE_DAYS:
            return False
        self.conflicts += differences("end_differs", self.track, [known.fact, ending.fact])
        if ending.fact.weight > known.fact.weight and ending.by >= spell.begins:
            spell.ending, ending = ending, known
        if ending.fact:
            spell.facts.append(ending.fact)
        return True


def _others(spell: Spell, fact: Fact) -> bool:
    """Whether somebody else told of the spell: one origin never contradicts itself."""
    return not spell.opened_by.origins & fact.origins


def _only_seen(spell: Spell, fact: Fact) -> bool:
    """Whether a spell was only ever seen, by others: what they saw may be what the fact tells."""
    return spell.start is None and _others(spell, fact)
