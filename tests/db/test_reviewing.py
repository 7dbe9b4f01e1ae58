"""From a rumour to its end: what is suggested, who decides, and what the office learns from it."""

from datetime import timedelta
from typing import Any

import pytest

from graph.dates import parse_date
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.heard import SignalRow
from graph.model import Event, Judgement, make_event
from graph.reviewing import Suggestions
from graph.services.reviewing import Review, review, withdraw_review
from graph.services.scores import blind_spots, scores
from graph.services.signals import signal
from graph.services.suggesting import suggestions, suggestions_on
from graph.visibility import OPERATOR, Viewer
from graph.vocabulary import Lane, Role, Stance
from tests.desk import judge as join
from tests.hearsay import heard, note
from tests.office import FIRST

Office = Any  # the builder of tests/db/conftest.py

LAN = Viewer("lan", 1, frozenset({"u"}))
REVIEWER = Viewer("reviewer", 1, frozenset({"u"}))
OUTSIDER = Viewer("outsider", 1, frozenset({"elsewhere"}))
LONG_AFTER = FIRST + timedelta(days=60)


def suggested(office: Office, viewer: Viewer = REVIEWER, unit: str | None = None) -> Suggestions:
    clocks = office.clocks("2021-06-01", LONG_AFTER)
    return suggestions(office.store.for_viewer(viewer), clocks, unit)


def pairs(found: Suggestions) -> list[tuple[str, str, str]]:
    return [(each.signal.id, each.official.id, each.verdict) for each in found.rows]


def judge(office: Office, told: Event, known: Event, verdict: str, viewer: Viewer = REVIEWER
          ) -> SignalRow:  # fmt: skip
    given = Review(told.id, known.id, verdict, "the decision says so")
    return review(office.store, viewer, given, office.now())


@pytest.fixture
def rumour(office: Office) -> Event:
    """That An will leave the post of head, written down before anything of it is official."""
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    event = heard(office, "resigned", "an", "head", "2020-03")
    note(office, "n1", event)
    return event


def decided(office: Office, report: str, event: Event, level: int = 0) -> Event:
    office.say(report, event, issued="2020-04-01", level=level)
    return event


class TestSuggestions:
    def test_what_may_be_the_same_until_it_is_judged(self, office: Office, rumour: Event) -> None:
        assert pairs(suggested(office)) == []
        left = decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"))
        assert pairs(suggested(office)) == [(rumour.id, left.id, "same")]
        assert suggested(office).rows[0].days == 1
        judge(office, rumour, left, "not_same")
        assert pairs(suggested(office)) == []
        why = "judged by mistake"
        withdraw_review(office.store, REVIEWER, rumour.id, left.id, why, office.now())
        assert pairs(suggested(office)) == [(rumour.id, left.id, "same")]

    def test_beyond_the_window_nothing_is(self, office: Office, rumour: Event) -> None:
        decided(office, "d2", office.event("left_post", "an", "head", "2020-11-01"))
        assert pairs(suggested(office)) == []
        last = decided(office, "d3", office.event("retired", "an", on="2020-09"))
        assert pairs(suggested(office)) == [(rumour.id, last.id, "same")]

    @pytest.mark.parametrize(("seats", "refuted"), [(1, True), (2, False), (None, False)])
    def test_while_a_seat_is_free_another_s_appointment_refutes_nothing(
        self, office: Office, seats: int | None, refuted: bool
    ) -> None:
        office.found("u", "deputy", seats=seats)
        told = heard(office, "appointed", "binh", "deputy", "2020-03")
        note(office, "n1", told)
        taken = decided(office, "d2", office.event("appointed", "cam", "deputy", "2020-04-01"))
        assert pairs(suggested(office)) == [(told.id, taken.id, "refutes")] * refuted

    def test_what_was_known_before_refutes_nothing_and_late_notes_say_so(
        self, office: Office
    ) -> None:
        office.found("u", "head", "deputy")
        known = decided(office, "d1", office.event("appointed", "an", "deputy", "2020-02-01"))
        elsewhere = heard(office, "appointed", "an", "head", "2020-03")
        note(office, "n1", elsewhere)
        assert pairs(suggested(office)) == []
        late = heard(office, "appointed", "an", "deputy", "2020-02")
        note(office, "n2", late)
        (row,) = suggested(office).rows
        assert (row.signal.id, row.official.id, row.late) == (late.id, known.id, True)

    def test_nothing_hidden_is_suggested(self, office: Office, rumour: Event) -> None:
        decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"), level=2)
        assert pairs(suggested(office)) == []
        assert suggested(office).total == 0
        decided(office, "d3", office.event("retired", "an", on="2020-04-01"))
        assert len(pairs(suggested(office))) == 1
        assert pairs(suggested(office, OUTSIDER)) == []
        assert pairs(suggested(office, unit="u")) == pairs(suggested(office))
        with pytest.raises(NotFoundError):
            suggestions_on(office.store.for_viewer(OUTSIDER), rumour.id, office.clocks())


class TestReviewing:
    def test_confirmed_with_the_days_it_was_ahead(self, office: Office, rumour: Event) -> None:
        office.hours += 24 * 10
        left = decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"))
        row = judge(office, rumour, left, "same")
        assert (row.state, row.lead_days, row.scored) == ("confirmed", 10, True)
        assert [(each.by, each.why) for each in row.reviews] == [
            ("reviewer", "the decision says so")
        ]

    def test_a_note_after_the_fact_is_kept_and_not_scored(self, office: Office) -> None:
        office.found("u", "head")
        left = decided(office, "d1", office.event("left_post", "an", "head", "2020-04-01"))
        late = heard(office, "resigned", "an", "head", "2020-04")
        note(office, "n1", late)
        row = judge(office, late, left, "same")
        assert (row.state, row.lead_days, row.scored) == ("confirmed", None, False)
        board = scores(office.store.for_viewer(LAN), office.clocks("2021-01-01", LONG_AFTER))
        assert (board.everything.reliability.outcomes, board.after_fact) == (0, 1)

    def test_taken_back_it_is_open_again_and_both_stay(self, office: Office, rumour: Event) -> None:
        stays = decided(office, "d2", office.event("reappointed", "an", "head", "2020-04-01"))
        assert judge(office, rumour, stays, "refutes").state == "refuted"
        row = withdraw_review(
            office.store, OPERATOR, rumour.id, stays.id, "of another An", office.now()
        )
        assert row.state == "unverified"
        (told,) = row.reviews
        assert (told.by, told.withdrawn_by, told.withdrawn_why) == (
            "reviewer", "operator", "of another An",
        )  # fmt: skip
        assert judge(office, rumour, stays, "not_same").state == "unverified"
        asked = office.store.for_viewer(REVIEWER)
        again = signal(asked, rumour.id, office.clocks("2021-01-01", LONG_AFTER))
        assert [each.verdict for each in again.reviews] == ["refutes", "not_same"]

    def test_nobody_reviews_what_they_wrote(self, office: Office, rumour: Event) -> None:
        left = decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"))
        with pytest.raises(RefusedError, match="somebody else"):
            judge(office, rumour, left, "same", LAN)

    def test_what_makes_no_sense_is_refused(self, office: Office, rumour: Event) -> None:
        left = decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"))
        office.found("elsewhere", "other")
        other = decided(office, "d3", office.event("appointed", "binh", "other", "2020-04-01"))
        with pytest.raises(RefusedError, match="nothing in common"):
            judge(office, rumour, other, "refutes")
        with pytest.raises(UsageError):
            review(office.store, REVIEWER, Review(rumour.id, left.id, "same", "  "), office.now())
        with pytest.raises(UsageError):
            judge(office, rumour, left, "perhaps")
        judge(office, rumour, left, "same")
        with pytest.raises(RefusedError, match="already"):
            judge(office, rumour, left, "refutes")

    def test_the_hidden_is_not_there(self, office: Office, rumour: Event) -> None:
        left = decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"))
        secret = decided(office, "d3", office.event("retired", "an", on="2020-04-02"), level=2)
        with pytest.raises(NotFoundError):
            judge(office, rumour, left, "same", OUTSIDER)
        for missing in (secret, rumour):
            with pytest.raises(NotFoundError, match="no official event"):
                judge(office, rumour, missing, "same")
        with pytest.raises(NotFoundError):
            withdraw_review(office.store, REVIEWER, rumour.id, left.id, "why", office.now())

    def test_no_verdict_changes_what_is_official(self, office: Office, rumour: Event) -> None:
        left = decided(office, "d2", office.event("left_post", "an", "head", "2020-04-01"))
        before = office.holders("head")
        judge(office, rumour, left, "same")
        assert office.holders("head") == before

    def test_two_records_of_one_person_meet(self, office: Office, rumour: Event) -> None:
        left = decided(office, "d2", office.event("retired", "an-2", on="2020-04-01"))
        assert pairs(suggested(office)) == []
        join(office.store, Judgement("same_as", "an", "an-2", "r", "one man"), office.now())
        assert pairs(suggested(office)) == [(rumour.id, left.id, "same")]
        assert judge(office, rumour, left, "same").state == "confirmed"


class TestScores:
    def settle(
        self, office: Office, number: int, *, came: bool, **more: str | int | tuple[str, ...]
    ) -> None:
        """A rumour about somebody, that then comes true or not."""
        who = f"p{number}"
        told = heard(office, "resigned", who, "head", "2020-03")
        note(office, f"n{number}", told, **more)  # type: ignore[arg-type]
        kind = "left_post" if came else "reappointed"
        known = decided(office, f"d{number}", office.event(kind, who, "head", "2020-04-01"))
        judge(office, told, known, "same" if came else "refutes")

    def test_shown_from_five_outcomes(self, office: Office) -> None:
        office.found("u", "head", seats=None)
        for number in range(4):
            self.settle(office, number, came=True)
        clocks = office.clocks("2021-01-01", LONG_AFTER)
        asked = office.store.for_viewer(LAN)
        assert not scores(asked, clocks).everything.reliability.shown
        self.settle(office, 4, came=False, grade="B2")
        board = scores(asked, clocks)
        (insider,) = board.classes
        assert (insider.of, insider.reliability.hits, insider.reliability.outcomes) == (
            "insider", 4, 5,
        )  # fmt: skip
        assert insider.reliability.chance == pytest.approx(6 / 9)
        assert insider.score is not None
        # Four at .70 that came true, one at .85 that did not.
        assert insider.score.score == pytest.approx((4 * 0.09 + 0.7225) / 5, abs=1e-6)

    def test_one_origin_counts_once_and_a_denial_may_be_right(self, office: Office) -> None:
        office.found("u", "head", seats=None)
        told = heard(office, "resigned", "an", "head", "2020-03")
        note(office, "n1", told, source="s-1")
        note(office, "n2", told, source="s-1")
        note(office, "n3", told, source="s-2", source_class="own", stance=Stance.CONTRADICTS)
        stays = decided(office, "d1", office.event("reappointed", "an", "head", "2020-04-01"))
        judge(office, told, stays, "refutes")
        note(office, "n4", told, source="s-3", source_class="own", stance=Stance.CONTRADICTS)
        board = scores(office.store.for_viewer(LAN), office.clocks("2021-01-01", LONG_AFTER))
        tallies = [(each.of, each.reliability.hits, each.reliability.outcomes)
                   for each in board.classes]  # fmt: skip
        assert tallies == [("insider", 0, 1), ("own", 1, 1)]
        assert board.after_fact == 1

    def test_an_officer_sees_their_own_row_and_a_head_those_in_scope(self, office: Office) -> None:
        office.found("u", "head", seats=None)
        office.found("elsewhere", "other", seats=None)
        self.settle(office, 0, came=True, author="lan")
        self.settle(office, 1, came=True, author="mai")
        self.settle(office, 2, came=True, author="nam", level=0, units=("u", "elsewhere"))
        clocks = office.clocks("2021-01-01", LONG_AFTER)

        def officers(viewer: Viewer, *, as_head: bool = False) -> list[str]:
            board = scores(office.store.for_viewer(viewer), clocks, as_head=as_head)
            return [each.of for each in board.officers]

        assert officers(LAN) == ["lan"]
        assert officers(REVIEWER) == []
        assert officers(Viewer("head", 1, frozenset({"u"})), as_head=True) == ["lan", "mai"]
        assert officers(OUTSIDER, as_head=True) == []

    def test_hidden_notes_move_no_score(self, office: Office) -> None:
        office.found("u", "head", seats=None)
        self.settle(office, 0, came=True)
        clocks = office.clocks("2021-01-01", LONG_AFTER)
        before = scores(office.store.for_viewer(LAN), clocks)
        told = heard(office, "resigned", "p9", "head", "2020-03")
        note(office, "n9", told, author="mai", level=2)
        known = decided(office, "d9", office.event("left_post", "p9", "head", "2020-04-01"))
        with pytest.raises(NotFoundError):
            judge(office, told, known, "same")
        assert scores(office.store.for_viewer(LAN), clocks) == before


class TestBlindSpots:
    def test_units_nobody_speaks_of(self, office: Office) -> None:
        roles = {Role.UNIT: "room", Role.PARENT: "u"}
        office.found("u", "head")
        office.say("t", office.event("established", on="2015", roles=roles, name="room"))
        told = make_event("concern", {Role.UNIT: "room"}, parse_date("2020-01"),
                          details={"about": "trouble"}, lane=Lane.INFORMAL)  # fmt: skip
        last = note(office, "n1", told, units=("room",))
        lan = Viewer("lan", 2, frozenset({"u", "room"}))
        other = Viewer("other", 1, frozenset({"u"}))

        def silent(viewer: Viewer, after: int) -> list[tuple[str, int]]:
            clocks = office.clocks("2020-06-01", last + timedelta(days=after))
            found = blind_spots(office.store.for_viewer(viewer), "u", clocks, 90)
            assert found.units == 2
            return [(each.unit.id, each.reports) for each in found.rows]

        assert silent(lan, 89) == [("u", 0)]
        assert silent(lan, 91) == [("u", 0), ("room", 1)]
        assert silent(other, 89) == [("u", 0), ("room", 0)]
