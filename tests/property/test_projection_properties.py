"""What holds of every projection, whatever was told."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import OPEN_END, parse_date
from graph.projection import Conflict, Projection, Record, Span, project
from graph.projection.replay import Derived, replay
from graph.projection.tracks import Track, opened_track
from graph.vocabulary import SpanType
from tests.property.worlds import PEOPLE, POSTS, UNITS, World, at, worlds

STEADY = settings(max_examples=200, deadline=None, derandomize=True)


def _keys(projection: Projection) -> set[str]:
    derived: list[Span | Conflict] = [*projection.spans, *projection.conflicts]
    return {each.fingerprint for each in derived}


def _things(derived: Derived) -> set[Span | Conflict]:
    return set(derived.open)


def _attributes(world: World) -> dict[str, object]:
    projection = world.projected()
    return _filled({**projection.people, **projection.positions, **projection.units})


def _filled(attributes: object) -> dict[str, object]:
    assert isinstance(attributes, dict)
    return {node: each for node, each in attributes.items() if each}


def _tenures(projection: Projection) -> list[Span]:
    return [span for span in projection.spans if span.type in {"HOLDS", "PLANNED_FOR", "POSTED_TO"}]


def _track(span: Span) -> Track:
    mode = {"HOLDS": span.mode, "PLANNED_FOR": "planned", "POSTED_TO": "posted"}[span.type]
    return Track(SpanType(span.type), span.source, span.target, mode or "")


class TestOrder:
    @STEADY
    @given(worlds(), st.randoms(use_true_random=False))
    def test_arrival_order_does_not_matter(self, world: World, random: Random) -> None:
        record = world.known().record(PEOPLE, POSTS, UNITS)
        facts, listings = list(record.facts), list(record.listings)
        random.shuffle(facts)
        random.shuffle(listings)
        shuffled = Record(
            tuple(facts), tuple(listings), record.same, record.not_same, record.joined
        )
        assert project(shuffled) == project(record)

    @STEADY
    @given(worlds())
    def test_projecting_twice_is_equal(self, world: World) -> None:
        assert world.projected() == world.projected()


class TestSpells:
    @STEADY
    @given(worlds())
    def test_no_spell_ends_before_it_begins(self, world: World) -> None:
        for span in _tenures(world.projected()):
            assert span.valid_from <= span.valid_to
            assert span.valid_from <= span.sure_from
            if span.sure_from < span.sure_to:
                assert span.sure_to <= span.valid_to
            if span.start and span.end:
                assert parse_date(span.start).earliest <= parse_date(span.end).latest

    @STEADY
    @given(worlds())
    def test_on_no_day_does_one_person_hold_one_post_twice_in_one_mode(self, world: World) -> None:
        for one, other in combinations(_tenures(world.projected()), 2):
            same = (one.type, one.source, one.target, one.mode)
            if same == (other.type, other.source, other.target, other.mode):
                assert one.valid_to <= other.valid_from or other.valid_to <= one.valid_from

    @STEADY
    @given(worlds())
    def test_every_opening_is_in_exactly_one_spell(self, world: World) -> None:
        record = world.known().record(PEOPLE, POSTS, UNITS)
        spans = _tenures(project(record))
        for fact in record.facts:
            track = opened_track(record.person(fact) or "", fact)
            homes = [
                span for span in spans if track == _track(span) and fact.event.id in span.events
            ]
            assert track is None or len(homes) == 1, fact.event

    @STEADY
    @given(worlds())
    def test_no_closing_is_lost(self, world: World) -> None:
        record = world.known().record(PEOPLE, POSTS, UNITS)
        projection = project(record)
        heard = {key for span in projection.spans for key in span.events}
        heard |= {key for each in projection.conflicts for key in each.events}
        for fact in record.facts:
            if fact.event.kind in {"left_post", "relieved", "suspended", "unplanned"}:
                assert fact.event.id in heard, fact.event


class TestSeats:
    @STEADY
    @given(worlds())
    def test_one_full_holder_holds_a_one_seat_post_or_a_conflict_is_listed(
        self, world: World
    ) -> None:
        projection = world.projected()
        dated = [
            span for span in projection.spans if span.mode == "full" and (span.start or span.end)
        ]
        for one, other in combinations(dated, 2):
            begins = max(one.sure_from, other.sure_from)
            together = begins < min(one.sure_to, other.sure_to)
            if one.target != other.target or one.source == other.source or not together:
                continue
            if projection.positions[one.target]["seats"] != 1 or _seats_change(world):
                continue
            assert any(
                each.code == "seats_exceeded"
                and {one.target, one.source, other.source} <= set(each.nodes)
                and each.start
                and each.start <= begins < (each.end or OPEN_END)
                for each in projection.conflicts
            )


def _seats_change(world: World) -> bool:
    return any(entry.event.kind == "seats_set" for entry in world.entries)


class TestRecordedTime:
    @STEADY
    @given(worlds())
    def test_replay_moment_by_moment_ends_where_all_that_stands_leads(self, world: World) -> None:
        derived = replay(world.ledger())
        projection = world.projected()
        assert _things(derived) == {*projection.spans, *projection.conflicts}
        assert _filled(derived.attributes) == _attributes(world)

    @STEADY
    @given(worlds(), st.data())
    def test_retracting_a_report_restores_what_was_without_it(
        self, world: World, data: st.DataObject
    ) -> None:
        report = data.draw(st.sampled_from(world.reports))
        retracted = replay(world.retracting(report, at(50)).ledger())
        never = replay(world.without(report).ledger())
        assert _things(retracted) == _things(never)
        assert _filled(retracted.attributes) == _filled(never.attributes)

    @STEADY
    @given(worlds(), st.integers(0, 9))
    def test_as_known_at_a_moment_equals_what_the_replay_had_open_then(
        self, world: World, step: int
    ) -> None:
        derived = replay(world.ledger())
        moment = at(step)
        then = {thing for thing, since in derived.open.items() if since <= moment}
        then |= {thing for thing, since, until in derived.past if since <= moment < until}
        projection = project(world.known(moment).record(PEOPLE, POSTS, UNITS))
        assert then == {*projection.spans, *projection.conflicts}
