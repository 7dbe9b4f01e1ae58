"""From a rumour to its end: states, outcomes, what official events suggest."""

from datetime import UTC, date, datetime, timedelta

import pytest

from graph.dates import parse_date
from graph.evidence import Voice
from graph.model import Event, make_event
from graph.signals import (
    Act,
    Outcome,
    Signal,
    State,
    Verdict,
    act_of,
    look_alikes,
    outcome,
    state_of,
    suggest,
)
from graph.vocabulary import KINDS, Lane, Role, Stance

HEARD = datetime(2026, 3, 1, 9, tzinfo=UTC)
LATER = HEARD + timedelta(days=100)


def event(
    kind: str, who: str | None, post: str | None = None, on: str | None = None, **more: str
) -> Event:
    roles: dict[Role, str | tuple[str, ...]] = {}
    roles |= {Role.WHO: who} if who else {}
    roles |= {Role.POST: post} if post else {}
    roles |= {Role.UNIT: more.pop("unit")} if "unit" in more else {}
    lane = Lane(more.pop("lane", "informal"))
    return make_event(kind, roles, parse_date(on) if on else None, None, dict(more), lane)


def official(kind: str, who: str | None, post: str | None = None, on: str | None = None) -> Event:
    return event(kind, who, post, on, lane="official")


def voice(origin: str, letter: str = "C", days: int = 0) -> Voice:
    heard_on = (HEARD + timedelta(days=days)).date()
    return Voice(f"v-{origin}-{days}", origin, Stance.SUPPORTS, letter, "3", heard_on)


def signal(*voices: Voice, verdicts: tuple[Verdict, ...] = ()) -> Signal:
    heard = event("resigned", "an", "head", "2026-05")
    return Signal(heard, voices, HEARD, date(2026, 9, 1), verdicts)


def verdict(*, same: bool, after: int = 60, withdrawn: int | None = None) -> Verdict:
    return Verdict(
        "e-official",
        same,
        official_at=HEARD + timedelta(days=after - 5),
        recorded_at=HEARD + timedelta(days=after),
        withdrawn_at=None if withdrawn is None else HEARD + timedelta(days=withdrawn),
    )


class TestState:
    def test_one_origin_is_unverified_however_often_it_speaks(self) -> None:
        assert state_of(signal(voice("x"), voice("x", days=3)), LATER) is State.UNVERIFIED

    def test_two_origins_corroborate_from_the_day_the_second_spoke(self) -> None:
        heard = signal(voice("x"), voice("y", days=30))
        assert state_of(heard, HEARD + timedelta(days=29)) is State.UNVERIFIED
        assert state_of(heard, HEARD + timedelta(days=30)) is State.CORROBORATED

    def test_a_source_nobody_can_judge_corroborates_nothing(self) -> None:
        assert state_of(signal(voice("x"), voice("y", "F")), LATER) is State.UNVERIFIED

    def test_it_expires_on_its_day(self) -> None:
        heard = signal(voice("x"))
        assert state_of(heard, datetime(2026, 8, 31, 23, tzinfo=UTC)) is State.UNVERIFIED
        assert state_of(heard, datetime(2026, 9, 1, tzinfo=UTC)) is State.EXPIRED

    @pytest.mark.parametrize(("same", "state"), [(True, "confirmed"), (False, "refuted")])
    def test_a_reviewer_settles_it_from_the_moment_of_the_verdict(
        self, same: bool, state: str
    ) -> None:
        heard = signal(voice("x"), verdicts=(verdict(same=same),))
        assert state_of(heard, HEARD + timedelta(days=59)) is State.UNVERIFIED
        assert state_of(heard, HEARD + timedelta(days=60)) == state
        assert state_of(heard, datetime(2027, 1, 1, tzinfo=UTC)) == state

    def test_a_withdrawn_verdict_leaves_it_as_it_was(self) -> None:
        heard = signal(voice("x"), verdicts=(verdict(same=True, withdrawn=70),))
        assert state_of(heard, HEARD + timedelta(days=69)) is State.CONFIRMED
        assert state_of(heard, HEARD + timedelta(days=70)) is State.UNVERIFIED

    def test_the_latest_verdict_counts(self) -> None:
        both = (verdict(same=True), verdict(same=False, after=80))
        assert state_of(signal(voice("x"), verdicts=both), LATER) is State.REFUTED


class TestOutcome:
    def test_lead_time_counts_from_the_record_to_the_official_record(self) -> None:
        heard = signal(voice("x"), verdicts=(verdict(same=True),))
        assert outcome(heard, LATER) == Outcome(came_true=True, lead_days=55, scored=True)

    def test_what_was_refuted_has_no_lead(self) -> None:
        heard = signal(voice("x"), verdicts=(verdict(same=False),))
        assert outcome(heard, LATER) == Outcome(came_true=False, lead_days=None, scored=True)

    def test_a_note_after_the_fact_is_kept_and_not_scored(self) -> None:
        late = signal(voice("x"), verdicts=(verdict(same=True, after=5),))
        found = outcome(late, LATER)
        assert found is not None
        assert not found.scored

    def test_an_open_or_expired_signal_has_none(self) -> None:
        assert outcome(signal(voice("x")), LATER) is None
        assert outcome(signal(voice("x")), datetime(2027, 1, 1, tzinfo=UTC)) is None


class TestSuggestions:
    def found(
        self, heard: Event, known: Event, full: frozenset[str] = frozenset()
    ) -> list[tuple[bool, int]]:
        return [(each.same, each.days) for each in suggest(known, [heard], full)]

    def test_the_same_arrival_in_the_window_is_offered_as_the_same(self) -> None:
        heard = event("appointed", "an", "head", "2026-05")
        assert self.found(heard, official("appointed", "an", "head", "2026-06-10")) == [(True, 10)]
        assert self.found(heard, official("rotated", "an", "head", "2026-05-03")) == [(True, 0)]
        assert self.found(heard, official("appointed", "an", "head", "2027-06-10")) == []
        assert self.found(heard, official("appointed", "binh", "deputy", "2026-05-03")) == []

    def test_leaving_in_any_way_settles_a_rumour_of_leaving(self) -> None:
        heard = event("resigned", "an", "head", "2026-05")
        assert self.found(heard, official("retired", "an", None, "2026-05-31")) == [(True, 0)]
        assert self.found(heard, official("left_post", "an", "deputy", "2026-05-31")) == []

    def test_staying_refutes_leaving(self) -> None:
        heard = event("resigned", "an", "head", "2026-05")
        assert self.found(heard, official("reappointed", "an", "head", "2026-05-20")) == [
            (False, 0)
        ]

    def test_arriving_elsewhere_or_leaving_the_service_refutes_arriving(self) -> None:
        heard = event("appointed", "an", "head", "2026-05")
        for known in (
            official("appointed", "an", "deputy", "2026-05-20"),
            official("died", "an", None, "2026-05-20"),
        ):
            assert self.found(heard, known) == [(False, 0)]

    def test_anothers_appointment_refutes_only_where_no_seat_is_free(self) -> None:
        heard = event("appointed", "an", "deputy", "2026-05")
        known = official("appointed", "binh", "deputy", "2026-05-20")
        assert self.found(heard, known) == []
        assert self.found(heard, known, frozenset({"deputy"})) == [(False, 0)]

    def test_a_concern_is_no_event_of_another_kind(self) -> None:
        heard = event("concern", None, unit="u", about="mất đoàn kết")
        assert self.found(heard, official("appointed", "an", "head", "2026-05-20")) == []

    def test_the_nearest_comes_first(self) -> None:
        far, near = event("retired", "an", None, "2026-03"), event("retired", "an", None, "2026-05")
        known = official("retired", "an", None, "2026-05-10")
        assert [each.signal for each in suggest(known, [far, near])] == [near.id, far.id]


def test_a_second_voice_is_offered_on_the_same_thing_only() -> None:
    heard = event("concern", None, unit="u", about="mất đoàn kết", on="2026-04-01")
    other = event("concern", None, unit="u", about="điểm nóng", on="2026-04-01")
    draft = event("concern", None, unit="u", about="mất đoàn kết", on="2026-05-01")
    assert look_alikes(draft, [heard, other]) == (heard.id,)


def test_every_kind_means_something() -> None:
    assert {act_of(kind) for kind in KINDS} == set(Act)
