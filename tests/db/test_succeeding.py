"""Who comes next: candidates with their reasons, what lies ahead, bench strength, cascades."""

from collections.abc import Iterable
from typing import Any

import pytest

from graph.dates import parse_date
from graph.errors import UsageError
from graph.model import make_event
from graph.moving import Cascade, Coverage, Risk
from graph.rules.findings import Verdict
from graph.rules.law import Law
from graph.rules.loading import built_in, merged
from graph.services.succeeding.bench import bench
from graph.services.succeeding.candidates import candidates
from graph.services.succeeding.cascade import Asked, cascade
from graph.services.succeeding.profile import profile
from graph.store.runner import Run
from graph.succeeding import Candidate, Candidates, Reach, Source, Why
from graph.visibility import BASE, OPERATOR, Viewer
from graph.vocabulary import Lane, Role
from tests.next_office import DAY, staff
from tests.office import Office

LAW = built_in()


@pytest.fixture
def staffed(office: Office) -> Office:
    """Two provinces under one office, an area room in one; Binh is planned to lead."""
    return staff(office)


def ask(
    office: Office, post: str = "head", viewer: Viewer = OPERATOR, law: Law = LAW, day: str = DAY
) -> Candidates:
    return candidates(office.store.for_viewer(viewer), post, office.clocks(day), law)


def one(found: Candidates, person: str) -> Candidate:
    return next(row for row in found.rows if row.person.id == person)


def outcomes(row: Candidate) -> dict[str, str]:
    return {check.name: check.verdict.value for check in row.checks}


def told(rows: Iterable[Candidate]) -> list[tuple[object, ...]]:
    return [(row.person.id, row.score, row.checks, row.months_left, row.verdict) for row in rows]


class TestCandidates:
    def test_planned_people_come_first_then_equals_and_the_next_lower(
        self, staffed: Office
    ) -> None:
        found = ask(staffed)
        assert [(row.person.id, row.source, row.reach) for row in found.rows] == [
            ("binh", Source.PLANNED, Reach.SAME),
            ("gia", Source.EQUIVALENT, Reach.BESIDE),
            ("cam", Source.LOWER, Reach.SAME),
        ]
        assert found.total == 3

    def test_each_has_its_reasons_with_rule_and_inputs(self, staffed: Office) -> None:
        binh, cam = one(ask(staffed), "binh"), one(ask(staffed), "cam")

        assert binh.verdict is Verdict.YES
        assert outcomes(binh) == {
            "planning": "yes", "age": "yes", "months_in_post": "yes", "discipline": "yes",
            "evaluation": "yes", "rank": "unknown", "law_degree": "unknown",
            "training": "unknown", "local_person": "unknown", "planning_quota": "yes",
        }  # fmt: skip
        assert cam.conflicts == ("planning", "age")
        age = next(check for check in cam.checks if check.name == "age")
        assert [rule.id for rule in age.finding.rules] == ["appointment", "retirement_age"]
        assert age.finding.used == {"born": "1966-02", "sex": "male"}
        assert {word.report for word in binh.words} == {"d1"}

    @pytest.mark.parametrize(("day", "passed"), [("2024-12-31", "no"), ("2025-01-01", "yes")])
    def test_twenty_four_months_in_post_are_counted_to_the_day(
        self, staffed: Office, day: str, passed: str
    ) -> None:
        assert outcomes(one(ask(staffed, day=day), "cam"))["months_in_post"] == passed

    def test_somebody_of_equal_standing_needs_no_plan(self, staffed: Office) -> None:
        gia = one(ask(staffed), "gia")
        planning = next(check for check in gia.checks if check.name == "planning")
        assert planning.verdict is Verdict.YES
        assert [note.code for note in planning.finding.notes] == ["not_concerned"]

    def test_a_reprimand_bars_until_its_period_is_over(self, staffed: Office) -> None:
        staffed.say("d2", staffed.event("disciplined", "binh", on="2025-11-01", form="khiển trách"))
        assert one(ask(staffed), "binh").conflicts == ("discipline",)
        assert "discipline" not in one(ask(staffed, day="2027-11-01"), "binh").conflicts

    def test_an_office_weighs_as_it_likes(self, staffed: Office) -> None:
        law = merged(
            "own.yaml",
            """
            rules:
              - id: office.candidate_score
                version: "1"
                authority: office
                citation: our own
                source: []
                valid_from: null
                valid_to: null
                verified: true
                text: {vi: cách của cơ quan, en: our way}
                params: {weights: {planning: 0, age: 100}}
            """,
        )
        found = ask(staffed, law=law)
        assert found.scoring.origin == "own.yaml"
        assert one(found, "binh").score.value > one(ask(staffed), "binh").score.value
        assert "planning" not in {each.name for each in one(found, "binh").score.points}

    def test_it_takes_as_many_statements_for_many_as_for_few(
        self, staffed: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run: list[str] = []
        rows = Run.rows

        def counting(self: Run, name: str, /, **params: object) -> list[dict[str, Any]]:
            run.append(name)
            return rows(self, name, **params)

        monkeypatch.setattr(Run, "rows", counting)
        ask(staffed)
        few = len(run)
        for number in range(20):
            staffed.say(f"p{number}", staffed.event("planned", f"n{number}", "head", "2025-11-01"))
        run.clear()
        assert ask(staffed).total == 23
        assert len(run) == few


class TestPersonalFacts:
    def test_who_may_not_know_them_gets_unknown_and_nothing_else(self, staffed: Office) -> None:
        staffed.say("d2", staffed.event("disciplined", "binh", on="2026-01-01", form="cảnh cáo"))
        found = ask(staffed, viewer=BASE)
        binh = one(found, "binh")

        hidden = {"age", "discipline", "evaluation"}
        assert {name for name in hidden if outcomes(binh)[name] == "unknown"} == hidden
        assert binh.months_left is None
        assert binh.verdict is Verdict.UNKNOWN
        assert {word.kind for word in binh.words} <= {"appointed", "planned", "recorded"}
        assert [each.on for each in found.ahead.expected if each.why is Why.RETIREMENT] == [None]
        assert ("age", ("born", "sex")) in [
            (check.name, check.finding.missing) for check in binh.checks
        ]

    def test_what_is_hidden_changes_neither_score_nor_order(self, staffed: Office) -> None:
        before = told(ask(staffed, viewer=BASE).rows)
        staffed.say("d2", staffed.event("disciplined", "binh", on="2026-01-01", form="cảnh cáo"))
        staffed.say("d3", staffed.event("recorded", "gia", birth_date="1990-01-01", sex="male"))
        assert told(ask(staffed, viewer=BASE).rows) == before

    def test_scope_over_the_units_of_somebody_opens_them(self, staffed: Office) -> None:
        scoped = Viewer("lan", 1, frozenset({"tinh", "phong-1"}))
        found = ask(staffed, viewer=scoped)
        assert one(found, "binh").verdict is Verdict.YES
        assert outcomes(one(found, "gia"))["discipline"] == "unknown"


def test_a_signal_changes_no_date_no_score_and_no_order(staffed: Office) -> None:
    before, strength = ask(staffed), bench_of(staffed)
    for number, (kind, who, post) in enumerate(
        (("resigned", "an", "head"), ("disciplined", "binh", None), ("retired", "binh", None),
         ("left_post", "gia", "other-head"), ("planned", "cam", "head"))
    ):  # fmt: skip
        told_of = {"form": "cảnh cáo"} if kind == "disciplined" else {}
        event = make_event(
            kind,
            {Role.WHO: who, **({Role.POST: post} if post else {})},
            parse_date("2026-05"),
            None,
            dict(told_of),
            Lane.INFORMAL,
        )
        staffed.say(f"n{number}", event, kind="note")
    after = ask(staffed)
    assert told(after.rows) == told(before.rows)
    assert after.ahead.falls_free_on == before.ahead.falls_free_on
    assert bench_of(staffed) == strength


class TestAhead:
    def test_retirement_and_the_end_of_the_term(self, staffed: Office) -> None:
        ahead = ask(staffed).ahead
        assert [(each.why, str(each.on), each.action) for each in ahead.expected] == [
            (Why.RETIREMENT, "2027-07-31", None),
            (Why.TERM_END, "2027-07-31", "retire"),
        ]
        assert str(ahead.falls_free_on) == "2027-07-31"
        assert ahead.expected[0].finding.rules[0].id == "retirement_age"

    def test_a_decided_exit_beats_the_forecast(self, staffed: Office) -> None:
        staffed.say("d2", staffed.event("retired", "an", on="2026-09-01"))
        assert str(ask(staffed).ahead.falls_free_on) == "2026-09-01"

    def test_a_planned_return_frees_the_post(self, staffed: Office) -> None:
        sent = staffed.event("rotated", "dung", "deputy", "2026-01-01", until="2026-12-31",
                             roles={Role.FROM_POST: "p1-head"})  # fmt: skip
        staffed.say("d2", sent)
        back = next(e for e in ask(staffed, "deputy").ahead.expected if e.why is Why.PLANNED_RETURN)
        assert (back.person.id, str(back.on)) == ("dung", "2026-12-31")
        assert [rule.id for rule in back.finding.rules] == ["rotation_length"]

    def test_a_post_nobody_holds_is_vacant(self, staffed: Office) -> None:
        staffed.say("d2", staffed.event("left_post", "an", "head", "2026-05-01"))
        assert ask(staffed).ahead.vacant


def bench_of(office: Office) -> dict[str, tuple[object, ...]]:
    found = bench(office.store.for_viewer(OPERATOR), "tinh", office.clocks(DAY), LAW)
    return {row.post.id: (row.risk, row.coverage, row.ready, row.planned) for row in found.rows}


class TestBench:
    def test_posts_by_how_soon_they_are_free_and_who_could_follow(self, staffed: Office) -> None:
        assert bench_of(staffed) == {
            "head": (Risk.WITHIN_TWO_YEARS, Coverage.ONE, 1, 1),
            "deputy": (Risk.WITHIN_TWO_YEARS, Coverage.NONE, 0, 0),
            "p1-head": (Risk.LATER, Coverage.NONE, 0, 0),
            "p1-deputy": (Risk.LATER, Coverage.NONE, 0, 0),
        }

    def test_plan_1_four_people_for_a_post_and_four_posts_of_a_person(
        self, staffed: Office
    ) -> None:
        staffed.say(
            "d2",
            *(staffed.event("planned", who, "head", "2025-12-01") for who in ("x", "y")),
        )
        assert ask(staffed).quota.verdict is Verdict.YES
        staffed.say("d3", staffed.event("planned", "z", "head", "2025-12-01"))
        assert ask(staffed).quota.verdict is Verdict.NO
        for number in range(4):
            staffed.found(f"u{number}")
            made = staffed.event("post_created", post=f"q{number}", on="2020-01-01", title="q",
                                 rank="head", seats=1, roles={Role.UNIT: f"u{number}"})  # fmt: skip
            plan = staffed.event("planned", "em", f"q{number}", "2025-12-01")
            staffed.say(f"q{number}", made, plan)
        staffed.say("d4", staffed.event("planned", "em", "p1-head", "2025-12-01"))

        found = bench(staffed.store.for_viewer(OPERATOR), "tinh", staffed.clocks(DAY), LAW)

        assert [(each.what, each.node.id, each.number) for each in found.over_quota] == [
            ("people", "head", 4), ("posts", "em", 5),
        ]  # fmt: skip
        assert {each.finding.rules[0].id for each in found.over_quota} == {"planning_quota"}

    def test_a_plan_that_rests_on_one_person_is_named(self, staffed: Office) -> None:
        found = bench(staffed.store.for_viewer(OPERATOR), "tinh", staffed.clocks(DAY), LAW)
        assert [(each.person.id, [post.id for post in each.posts]) for each in found.alone] == [
            ("binh", ["head"])
        ]


def fall(office: Office, asked: Asked) -> Cascade:
    return cascade(office.store.for_viewer(OPERATOR), asked, office.clocks(DAY), LAW)


def moves(found: Cascade) -> list[tuple[str, str, str | None, int]]:
    return [
        (move.person.id, move.to.id, move.leaves.id if move.leaves else None, move.depth)
        for move in found.moves
    ]


class TestCascade:
    def test_who_moves_when_the_head_leaves_and_what_opens_behind(self, staffed: Office) -> None:
        found = fall(staffed, Asked("an"))
        assert moves(found) == [
            ("binh", "head", "deputy", 0),
            ("dung", "deputy", "p1-head", 1),
            ("em", "p1-head", "p1-deputy", 2),
            ("ha", "p1-deputy", None, 3),
        ]
        assert [post.id for post in found.as_is] == ["head"]
        assert found.unfilled == ()
        assert found.deepest == 4
        assert found.moves[0].conflicts == ()
        assert "planning" in found.moves[1].conflicts

    def test_what_falls_free_within_a_time(self, staffed: Office) -> None:
        assert fall(staffed, Asked(unit="tinh", within=3)).openings == ()
        opened = fall(staffed, Asked(unit="tinh", within=14)).openings
        assert [(each.post.id, each.why) for each in opened if each.depth == 0] == [
            ("head", "retirement")
        ]

    def test_what_if_is_worked_out_and_never_written(self, staffed: Office) -> None:
        found = fall(
            staffed, Asked(assume=("retired:an:2026-12-31", "appointed:cam>head:2027-01-01"))
        )
        assert [(each.kind, each.person.id, str(each.on)) for each in found.assumed] == [
            ("retired", "an", "2026-12-31"), ("appointed", "cam", "2027-01-01"),
        ]  # fmt: skip
        assert "deputy" in {each.post.id for each in found.openings}
        assert all(move.to.id != "head" for move in found.moves)
        assert staffed.holders("head") == [("an", "2022-08-01", None, "full")]

    @pytest.mark.parametrize(
        "text", ["retired:an", "vanished:an:2026-12-31", "appointed:an:2026-12-31", "retired:an:x"]
    )
    def test_what_cannot_be_supposed_is_refused(self, staffed: Office, text: str) -> None:
        with pytest.raises(UsageError):
            fall(staffed, Asked(assume=(text,)))

    def test_nothing_asked_is_refused(self, staffed: Office) -> None:
        with pytest.raises(UsageError):
            fall(staffed, Asked())


class TestProfile:
    def test_it_gathers_what_is_on_record_with_sources(self, staffed: Office) -> None:
        found = profile(staffed.store.for_viewer(OPERATOR), "an", staffed.clocks(DAY), LAW)
        judged = {each.name: (str(each.on), each.action) for each in found.judged}
        assert judged["retirement"] == ("2027-07-31", None)
        assert judged["term"] == ("2027-07-31", "retire")
        assert {entry.kind for entry in found.entries} == {"evaluated", "recorded"}
        assert all(entry.words for entry in found.entries)
        assert found.hidden == ()

    def test_what_is_not_for_the_viewer_is_named_as_not_known(self, staffed: Office) -> None:
        found = profile(staffed.store.for_viewer(BASE), "an", staffed.clocks(DAY), LAW)
        assert found.hidden == ("birth_date", "sex", "evaluated", "disciplined")
        assert [entry.details for entry in found.entries] == [{"name": "an"}]
        assert found.months_left is None
