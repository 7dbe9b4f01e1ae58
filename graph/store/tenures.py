"""Tenures as a viewer may read them: the base layer, what they may read besides it, the words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers import Clocks, PersonRef, PostRef, Tenure, Word
from graph.store.overlay import Overlay
from graph.store.reading import best, ids_of, person_of, post_of, tenure_of, word_of
from graph.store.renaming import Names
from graph.store.runner import Run
from graph.visibility import Viewer


class Tenures:
    """Reads of who held what."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks
        self._overlay = Overlay(run, viewer, clocks)
        self._when = {"as_of": clocks.as_of, "known_at": clocks.known_at}

    def holders(self, post: PostRef) -> list[Tenure]:
        """Tenures of a post that may have begun by the day asked for, with evidence."""
        rows = self._run.rows("spans.list_holders", position_id=post.id, **self._when)
        people = with_joined(self._run, [person_of(row) for row in rows], self._clocks)
        base = [tenure_of(row, post, person) for row, person in zip(rows, people, strict=True)]
        held = self._overlay.over(base, [post.id], lambda span: span.target == post.id)
        return self._with_evidence([replace(each, post=post) for each in held])

    def career(self, person: PersonRef) -> list[Tenure]:
        """Tenures of a person that may have begun by the day asked for, with evidence."""
        rows = self._run.rows("spans.list_career", person_id=person.id, **self._when)
        base = [tenure_of(row, post_of(row, self._clocks.as_of), person) for row in rows]
        held = self._overlay.over(base, [person.id], lambda span: span.source == person.id)
        return self._with_evidence([replace(each, person=person) for each in held])

    def present(self, posts: Iterable[PostRef]) -> list[Tenure]:
        """Who may hold these posts on the day asked for, without evidence."""
        by_id = {post.id: post for post in posts}
        rows = self._run.rows("spans.list_present", position_ids=list(by_id), **self._when)
        base = [tenure_of(row, by_id[row["position_id"]], person_of(row)) for row in rows]
        held = self._overlay.over(
            base,
            by_id,
            lambda span: span.target in by_id and span.valid_to > self._clocks.as_of,
        )
        return [replace(each, post=by_id[each.post.id]) for each in held]

    def seated(self, posts: Sequence[PostRef]) -> dict[str, list[Tenure]]:
        """Who may hold each of these posts on the day asked for, with evidence."""
        found: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self._with_evidence(self.present(posts)):
            found[tenure.post.id].append(tenure)
        return found

    def words(self, events: Iterable[str]) -> dict[str, list[Word]]:
        """The reports under events, as known at the moment asked for."""
        found: dict[str, list[Word]] = defaultdict(list)
        for row in self._run.rows(
            "reports.list_evidence",
            event_ids=sorted(set(events)),
            known_at=self._clocks.known_at,
            viewer=self._viewer.params,
        ):
            found[row["event"]].append(word_of(row))
        return found

    def _with_evidence(self, tenures: Sequence[Tenure]) -> list[Tenure]:
        words = self.words(event for held in tenures for event in held.events)
        found: list[Tenure] = []
        for held in tenures:
            evidence = tuple(word for event in held.events for word in words.get(event, ()))
            found.append(replace(held, evidence=evidence, confidence=best(held, evidence)))
        return Names(self._run, self._clocks).tenures(found)


def with_joined(run: Run, people: Sequence[PersonRef], clocks: Clocks) -> list[PersonRef]:
    """With the external ids of the records joined today; then, only the own one is told."""
    if clocks.historic:
        return list(people)
    wanted = sorted({person.id for person in people})
    joined: dict[str, list[str]] = defaultdict(list)
    for row in run.rows("people.list_joined", person_ids=wanted):
        joined[row["id"]] += ids_of(row["external_id"])
    return [
        replace(person, external_ids=(*person.external_ids, *joined.get(person.id, ())))
        for person in people
    ]
