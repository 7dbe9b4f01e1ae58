"""What is heard: how sure, since when, for whom, and that it changes no fact."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from graph.errors import NotFoundError, UsageError
from graph.heard import Board
from graph.jsonable import signals_json
from graph.model import Event
from graph.services.clocks import read_clocks
from graph.services.signals import Asked, signals
from graph.services.sounding import LIFE
from graph.visibility import BASE, OPERATOR, Viewer
from tests.desk import withdraw_report
from tests.office import FIRST

Office = Any  # the builder of tests/db/conftest.py


def board(
    office: Office,
    known: datetime | None = None,
    viewer: Viewer = OPERATOR,
    *,
    unit: str | None = None,
    state: str | None = None,
    kind: str | None = None,
    limit: int = 50,
) -> Board:
    clocks = office.clocks("2020-06-01", known or FIRST + timedelta(days=30))
    asked = office.store.for_viewer(viewer)
    return signals(asked, clocks, Asked(unit, state, kind), limit=limit)


def ids(found: Board) -> list[str]:
    return [row.id for row in found.rows]


@pytest.fixture
def rumour(office: Office) -> Event:
    """That An will leave the post of head."""
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    heard: Event = office.event("resigned", "an", "head", "2020-03", informal=True)
    return heard


class TestOneSignal:
    def test_one_fair_voice_on_the_day_it_spoke(self, office: Office, rumour: Event) -> None:
        heard = office.say("n1", rumour, kind="note")
        (row,) = board(office, heard).rows
        assert (row.state, row.likelihood, row.base) == ("unverified", "likely", "low")
        assert row.probability == pytest.approx(0.7, abs=0.001)
        assert [(each.reliability, each.credibility) for each in row.voices] == [("C", "3")]
        assert {part.node.id for part in row.parts} == {"an", "head"}
        assert "left_post" in row.settled_by

    def test_a_second_report_corroborates_from_when_it_was_recorded(
        self, office: Office, rumour: Event
    ) -> None:
        first = office.say("n1", rumour, kind="note")
        second = office.say("n2", rumour, kind="note")
        assert board(office, first).rows[0].state == "unverified"
        (row,) = board(office, second).rows
        assert (row.state, row.origins, row.first_at) == ("corroborated", 2, first)
        assert row.probability == pytest.approx(0.845, abs=0.001)

    def test_it_weighs_half_after_half_a_year_and_expires(
        self, office: Office, rumour: Event
    ) -> None:
        heard = office.say("n1", rumour, kind="note")
        later = board(office, heard + timedelta(days=180)).rows[0]
        assert 2 * later.voices[0].weight == pytest.approx(0.8473, abs=0.001)
        assert board(office, heard + LIFE).rows == ()
        (expired,) = board(office, heard + LIFE, state="expired").rows
        assert expired.state == "expired"

    def test_a_note_taken_back_is_heard_no_more(self, office: Office, rumour: Event) -> None:
        heard = office.say("n1", rumour, kind="note")
        withdraw_report(office.store, "n1", "a mistake", office.now())
        assert board(office).rows == ()
        assert board(office, heard).total == 1


class TestTwoLanes:
    def test_it_changes_no_fact(self, office: Office, rumour: Event) -> None:
        before = office.holders("head")
        office.say("n1", rumour, kind="note")
        assert office.holders("head") == before

    @pytest.mark.usefixtures("rumour")
    def test_an_official_event_is_no_signal(self, office: Office) -> None:
        assert board(office).rows == ()

    def test_json_says_its_lane(self, office: Office, rumour: Event) -> None:
        office.say("n1", rumour, kind="note")
        told = signals_json(board(office))
        assert told["lanes"] == ["informal"]
        assert [row["lane"] for row in told["signals"]] == ["informal"]  # type: ignore[index,union-attr,call-overload]


class TestWhoHears:
    def test_a_restricted_note_is_in_no_row_total_or_probability(
        self, office: Office, rumour: Event
    ) -> None:
        open_one = office.say("n1", rumour, kind="note")
        other = office.event("retired", "an", on="2020-05", informal=True)
        office.say("n2", rumour, other, kind="note", level=1)
        heard = office.now()
        found = board(office, heard)
        assert (found.total, len(found.rows[0].voices)) == (1, 1)
        assert found.rows[0].probability == pytest.approx(0.7, abs=0.001)
        assert open_one == found.rows[0].first_at

    @pytest.mark.usefixtures("rumour")
    def test_a_personal_kind_is_for_who_may_read_it(self, office: Office) -> None:
        heard = office.event("disciplined", "an", on="2020-03", form="cảnh cáo", informal=True)
        office.say("n1", heard, kind="note")
        assert board(office).total == 1
        assert board(office, viewer=BASE).total == 0


class TestAsking:
    def test_of_a_unit_its_posts_and_whoever_may_hold_one(
        self, office: Office, rumour: Event
    ) -> None:
        office.found("elsewhere", "other head")
        about_an = office.event("retired", "an", on="2020-05", informal=True)
        trouble = office.event("appointed", "binh", "other head", "2020-05", informal=True)
        office.say("n1", rumour, kind="note")
        office.say("n2", about_an, kind="note")
        office.say("n3", trouble, kind="note")
        assert ids(board(office)) == [trouble.id, about_an.id, rumour.id]
        assert ids(board(office, unit="u")) == [about_an.id, rumour.id]
        assert ids(board(office, unit="elsewhere")) == [trouble.id]
        assert ids(board(office, kind="retired")) == [about_an.id]
        assert (len(board(office, limit=2).rows), board(office, limit=2).total) == (2, 3)

    @pytest.mark.parametrize(
        "asked", [{"state": "open"}, {"kind": "gossip"}, {"limit": 0}, {"limit": 201}]
    )
    def test_what_there_is_not_is_refused(self, office: Office, asked: dict[str, Any]) -> None:
        with pytest.raises(UsageError):
            board(office, **asked)

    def test_a_unit_nobody_knows(self, office: Office) -> None:
        with pytest.raises(NotFoundError):
            signals(office.store.for_viewer(BASE), read_clocks(), Asked("nowhere"))
