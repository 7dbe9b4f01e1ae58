"""Names as known at an earlier moment: the same rules, over what was asserted then."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from weakref import WeakKeyDictionary

from graph.answers import Clocks, PersonRef, PostRef, Tenure, UnitRef
from graph.projection import Attributes, project
from graph.store.evidence import GraphEvidence
from graph.store.runner import Run

Told = dict[str, Attributes]
_Kept = dict[str, Attributes | None]

_READ: WeakKeyDictionary[Run, dict[datetime, tuple[_Kept, _Kept, _Kept]]] = WeakKeyDictionary()
"""People, posts and units as read in each open transaction; None where nothing named one."""


class Names:
    """Puts names as known then into answers; leaves them alone where the question is of today."""

    def __init__(self, run: Run, clocks: Clocks) -> None:
        self._run = run
        self._clocks = clocks

    def tenures(self, held: Sequence[Tenure]) -> list[Tenure]:
        """Tenures with the names of person, post and unit."""
        if not self._clocks.historic:
            return list(held)
        posts = self.posts([each.post for each in held])
        people = self.people([each.person for each in held])
        return [
            replace(each, post=post, person=person)
            for each, post, person in zip(held, posts, people, strict=True)
        ]

    def people(self, people: Sequence[PersonRef]) -> list[PersonRef]:
        """People with their names."""
        if not self._clocks.historic:
            return list(people)
        known = self._known(people={person.id for person in people})
        return [
            replace(person, name=_text(known[0].get(person.id, {}), "name")) for person in people
        ]

    def person(self, person: PersonRef) -> PersonRef:
        """A person with their name."""
        return self.people([person])[0]

    def one_person(self, person: str) -> str:
        """The person a record was projected as at the moment."""
        joined = GraphEvidence(self._run, self._clocks.known_at).joined([person])
        return joined.get(person, person)

    def left_service(self, person: str) -> str | None:
        """The day a person left the service, as known then."""
        return _text(self._known(people=[person])[0].get(person, {}), "service_to")

    def life_span(self, unit: str) -> tuple[str | None, str | None]:
        """The days a unit was established and dissolved on, as known then."""
        known = self._known(units=[unit])[2].get(unit, {})
        return _text(known, "established_on"), _text(known, "dissolved_on")

    def known(self, nodes: Sequence[str]) -> set[str]:
        """Those of these people, posts and units that anything named then."""
        people, positions, units = self._known(nodes, nodes, nodes)
        return {*people, *positions, *units}

    def posts(self, posts: Sequence[PostRef]) -> list[PostRef]:
        """Posts with their titles and units."""
        if not self._clocks.historic:
            return list(posts)
        units = {post.unit.id for post in posts if post.unit}
        _, titles, names = self._known(positions={post.id for post in posts}, units=units)
        return [
            replace(
                post,
                title=_text(titles.get(post.id, {}), "title"),
                unit=post.unit
                and replace(post.unit, name=_text(names.get(post.unit.id, {}), "name")),
            )
            for post in posts
        ]

    def units(self, units: Sequence[UnitRef]) -> list[UnitRef]:
        """Units with the names they bore on the day asked for."""
        if not self._clocks.historic:
            return list(units)
        _, _, known = self._known(units={unit.id for unit in units})
        return [replace(unit, name=self._borne(known.get(unit.id, {}))) for unit in units]

    def _borne(self, unit: Attributes) -> str | None:
        return borne_on(self._clocks.as_of, unit.get("names_since"), unit.get("names"))

    def _known(
        self, people: Iterable[str] = (), positions: Iterable[str] = (), units: Iterable[str] = ()
    ) -> tuple[Told, Told, Told]:
        """What was asserted of these nodes by the moment; in a transaction each is read once."""
        asked = (set(people), set(positions), set(units))
        memo = _READ.setdefault(self._run, {}).setdefault(self._clocks.known_at, ({}, {}, {}))
        missing = [ids - set(known) for ids, known in zip(asked, memo, strict=True)]
        if any(missing):
            evidence = GraphEvidence(self._run, self._clocks.known_at)
            found = project(evidence.naming(*missing))
            told = (found.people, found.positions, found.units)
            for ids, known, new in zip(missing, memo, told, strict=True):
                known.update({node: new.get(node) for node in ids})
        first, second, third = (
            {node: attributes for node in ids if (attributes := known[node]) is not None}
            for ids, known in zip(asked, memo, strict=True)
        )
        return first, second, third


def borne_on(as_of: date, since: object, names: object) -> str | None:
    """The name a unit bore on a day, from its dated names; before the first, the first."""
    if not isinstance(since, Sequence) or not isinstance(names, Sequence) or not names:
        return None
    dated = [name for day, name in zip(since, names, strict=True) if day <= as_of]
    return str(dated[-1] if dated else names[0])


def _text(attributes: Attributes, name: str) -> str | None:
    value = attributes.get(name)
    return value if isinstance(value, str) else None
