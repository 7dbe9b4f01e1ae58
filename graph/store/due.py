"""Reads of what falls due: candidates with the inputs of their rules, as rows of ids and dates.

What is personal of somebody the viewer has not in scope is read as missing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from graph.answers import Clocks
from graph.dates import OPEN_END
from graph.rules.service import Person
from graph.store.evidence import GraphEvidence
from graph.store.refs import Refs
from graph.store.runner import Row, Run
from graph.store.stays import (
    S,
    Serving,
    Stay,
    as_known,
    person_of,
    serving_of,
    stay_of,
    with_person,
)
from graph.store.view import View
from graph.visibility import Viewer
from graph.vocabulary import Mark, Mode

_NO_START: Final = "9999"
FULL: Final = (Mode.FULL.value,)
ANY: Final = tuple(mode.value for mode in Mode)


class DueReads:
    """Reads on one day and as known at one moment, for one viewer."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks
        self._when = {"as_of": clocks.as_of, "known_at": clocks.known_at}
        self._seen = {"known_at": clocks.known_at, "viewer": viewer.params}
        self.refs = Refs(run, clocks)

    @property
    def sees_all(self) -> bool:
        """Whether nothing personal is hidden, and people's own attributes are those of the day."""
        return self._viewer.everywhere and not self._clocks.historic

    def knows(self, places: Collection[str]) -> bool:
        """Whether what is personal of people of these units is for the viewer."""
        return self._viewer.may_know(Mark.PERSONAL, places)

    def units(self, unit: str | None) -> list[Row]:
        """A unit and all below it on the day, or every unit of the day: id, kind, since when."""
        if unit is None:
            return self._run.rows("due.list_units", **self._when)
        return self._run.rows("due.list_below", unit_id=unit, **self._when)

    def holders(
        self,
        units: Sequence[str],
        *,
        ranks: Sequence[str] = (),
        modes: Sequence[str] = ANY,
        term_by: date = OPEN_END,
        began_before: str = _NO_START,
    ) -> list[Stay]:
        """Who may hold posts of these units; terms that end later, later starts left out."""
        rows = self._run.rows(
            "due.list_holders",
            unit_ids=list(units),
            ranks=list(ranks),
            modes=list(modes),
            term_by=term_by,
            began_before=began_before,
            **self._when,
        )
        return self._stays(rows)

    def stays(self, people: Sequence[str]) -> list[Stay]:
        """The posts these people may hold."""
        return self._stays(self._run.rows("due.list_stays", person_ids=list(people), **self._when))

    def retiring(self, born_before: Mapping[str, str], leaves_by: date) -> list[Serving]:
        """Over the whole service: who was born before a day, by sex, or leaves by a day.

        Only where :attr:`sees_all`: it goes by what is stored of people today.
        """
        born = [{"sex": sex, "before": before} for sex, before in born_before.items()]
        by = leaves_by.isoformat()
        return self._serving(
            self._run.rows("due.list_retiring", born=born, leaves_by=by, **self._when)
        )

    def unborn(self) -> list[Serving]:
        """Over the whole service: those of whom birth or sex is not known; see ``retiring``."""
        return self._serving(self._run.rows("due.list_unborn", **self._when))

    def _serving(self, rows: Sequence[Row]) -> list[Serving]:
        day = self._clocks.as_of
        return [
            serving_of(row, person_of(row["born"], row["sex"], row["leaves"], day, personal=True))
            for row in rows
        ]

    def _stays(self, rows: Sequence[Row]) -> list[Stay]:
        whole, day = self._viewer.everywhere, self._clocks.as_of
        historic, found = self._clocks.historic, []
        for row in rows:
            personal = whole or self.knows(row["places"])
            told = (row["born"], row["sex"], row["leaves"])
            who = Person() if historic else person_of(*told, day, personal=personal)
            found.append(stay_of(row, who, personal=personal))
        return found

    def known(self, stays: Sequence[S]) -> list[S]:
        """The same with birth, sex and the day of leaving as known at the moment.

        Of today they come with every stay; of an earlier moment they are told only here, for it
        takes every report about somebody: ask for those in question.
        """
        if not self._clocks.historic or not stays:
            return list(stays)
        evidence = GraphEvidence(self._run, self._clocks.known_at)
        told = as_known(evidence, {stay.person for stay in stays}, self._clocks.as_of)
        return [with_person(stay, told) for stay in stays]

    def leader_posts(self, units: Sequence[str]) -> list[Row]:
        """Posts of heads and deputies with who may hold them."""
        return self._run.rows("due.list_leader_posts", unit_ids=list(units), **self._when)

    def officers(self, units: Sequence[str], title: str, kinds: Sequence[str]) -> list[Row]:
        """Units in which at most one person holds a post of a title."""
        asked = {"unit_ids": list(units), "title": title, "kinds": list(kinds)}
        return self._run.rows("due.list_officers", **asked, **self._when)

    def away(self, units: Sequence[str]) -> list[Row]:
        """Who is there by rotation or secondment."""
        return self._run.rows("due.list_away", unit_ids=list(units), **self._when)

    def seconded(self, people: Sequence[str]) -> set[str]:
        """Those of these people who are posted to another unit."""
        rows = self._run.rows("due.list_seconded", person_ids=list(people), **self._when)
        return {row["person_id"] for row in rows}

    def watched(self, units: Sequence[str]) -> list[Row]:
        """Who is planned for a post, or came by rotation."""
        return self._run.rows("due.list_watched", unit_ids=list(units), **self._when)

    def remarks(self, people: Sequence[str], kinds: Sequence[str], since: date) -> list[Row]:
        """Events of these kinds about people from a day on, up to today and later."""
        asked = {"person_ids": list(people), "kinds": list(kinds), "since": since}
        return self._run.rows("due.list_remarks", **asked, **self._seen)

    def remarked(self, kind: str, since: date) -> list[str]:
        """People about whom an event of a kind stands, from a day up to the day asked for."""
        asked = {"kind": kind, "since": since, "until": self._clocks.as_of}
        rows = self._run.rows("due.list_remarked", **asked, **self._seen)
        return [row["person_id"] for row in rows]

    def decisions(self, events: Collection[str]) -> list[Row]:
        """Events that open a stay or a term, or move its end, with when they were decided."""
        return self._run.rows("due.list_decisions", event_ids=sorted(events), **self._seen)

    def careers(self, people: Sequence[str]) -> list[Row]:
        """Every stay in a post that had begun by the day."""
        return self._run.rows("due.list_careers", person_ids=list(people), **self._when)

    def origins(self, units: Collection[str]) -> list[Row]:
        """What units came from: id, origin, on."""
        known = self._clocks.known_at
        return self._run.rows("due.list_origins", unit_ids=sorted(units), known_at=known)

    def staffed(self, units: Sequence[str]) -> list[Row]:
        """What was said of posts allotted and filled, the latest last."""
        asked = {"unit_ids": list(units), "as_of": self._clocks.as_of}
        return self._run.rows("due.list_staffed", **asked, **self._seen)

    def present(self, units: Sequence[str], on: date | None = None) -> dict[str, int]:
        """How many people may hold a post of each unit in full on a day."""
        when = {**self._when, "as_of": on or self._clocks.as_of}
        rows = self._run.rows("due.count_present", unit_ids=list(units), **when)
        return {row["unit_id"]: row["people"] for row in rows}

    def lists(self, units: Sequence[str], since: date) -> list[Row]:
        """Reports that speak for these units as a whole, issued from a day on."""
        asked = {"unit_ids": list(units), "since": since}
        return self._run.rows("due.list_lists", **asked, **self._seen)

    def advice(self) -> list[Row]:
        """Advice that was sent, and answers to it."""
        kinds = ["advised", "answered"]
        return self._run.rows("due.list_advice", kinds=kinds, **self._seen)

    def departures(
        self, units: Sequence[str], kinds: Sequence[str], since: date, until: date
    ) -> list[Row]:
        """Stays that events of these kinds ended between two days."""
        asked = {"unit_ids": list(units), "kinds": list(kinds), "since": since, "as_of": until}
        known = self._clocks.known_at
        return self._run.rows("due.list_departures", **asked, known_at=known)

    def lines(self, units: Collection[str]) -> dict[str, list[str]]:
        """For each unit those it is part of, up to the top, itself first."""
        above: dict[str, list[str]] = defaultdict(list)
        for row in self._run.rows("due.list_above", unit_ids=sorted(units), **self._when):
            above[row["id"]].append(row["above"])
        return {unit: _line(unit, above) for unit in units}


def _line(unit: str, above: Mapping[str, Sequence[str]], below: Sequence[str] = ()) -> list[str]:
    """The longest way up; whatever lies above itself is not gone through twice."""
    seen = (*below, unit)
    ways = (_line(each, above, seen) for each in above.get(unit, ()) if each not in seen)
    return [unit, *max(ways, key=len, default=[])]


def due_reads(view: View, clocks: Clocks) -> DueReads:
    """The reads of a view that lists of what falls due are made of."""
    return DueReads(view._run, view._viewer, clocks)
