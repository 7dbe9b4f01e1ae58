"""Writing things down: notes, decisions, changes to either, files; what nobody may learn by it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.accounts import Duty
from graph.dates import parse_date
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.heard import SignalRow
from graph.observing import Draft, Writer
from graph.services import amending, attaching, deciding
from graph.services.amending import Correction
from graph.services.claims import Claim
from graph.services.clocks import read_clocks, read_day
from graph.services.deciding import Decision
from graph.services.idempotency import Once, Written
from graph.services.notes import NotePage, note_page
from graph.services.observing import look_alikes, observe
from graph.services.relevelling import relevel
from graph.services.signals import signal, signals
from graph.services.trail import Trail
from graph.settings import Settings
from graph.vault.ring import fresh
from graph.visibility import BASE, OPERATOR, Viewer
from graph.vocabulary import Role, Stance

Office = Any  # the builder of tests/db/conftest.py

RING = fresh()
SCOPE = frozenset({"u"})
OFFICER = Writer(Viewer("officer", 1, SCOPE), frozenset({Duty.OFFICER}))
OTHER = Writer(Viewer("other", 1, frozenset({"w"})), frozenset({Duty.OFFICER}))
HEAD = Writer(Viewer("head-of-u", 2, SCOPE), frozenset({Duty.HEAD}))
ANALYST = Writer(Viewer("analyst", 2, SCOPE), frozenset({Duty.ANALYST}))
LEAVING = Draft(
    "resigned", {Role.WHO: "an", Role.POST: "chief"}, on=parse_date("2026-03"),
    source_class="insider",
)  # fmt: skip
DECISION = Decision(
    (Claim("left_post", {Role.WHO: "an", Role.POST: "chief"}, parse_date("2026-05-01")),),
    number="12/QĐ", issued_on=read_day("2026-04-20"), signer="Nguyễn Văn Ký",
)  # fmt: skip


@pytest.fixture
def told(office: Office) -> Office:
    """An office of two units; An heads the first."""
    for unit, post in (("u", "chief"), ("w", "third")):
        office.found(unit, post)
    office.say(
        "d1",
        office.event("appointed", "an", "chief", "2018-01-01"),
        office.event("appointed", "binh", "third", "2018-01-01"),
        office.event("recorded", "an", name="Nguyễn Văn An"),
    )
    office.real_clock = True
    return office


def note(office: Office, draft: Draft = LEAVING, writer: Writer = OFFICER) -> Written:
    return observe(office.store, writer, RING, draft)


def seen(office: Office, event: str, viewer: Viewer = OFFICER.viewer) -> SignalRow:
    return signal(office.store.for_viewer(viewer), event, read_clocks())


def page(office: Office, report: str, viewer: Viewer = OFFICER.viewer) -> NotePage:
    return note_page(office.store.for_viewer(viewer), report, read_clocks(), RING)


def total(office: Office, viewer: Viewer) -> int:
    return signals(office.store.for_viewer(viewer), read_clocks()).total


def account(office: Office, name: str) -> None:
    with office.store.driver.session() as session:
        session.run("CREATE (:Account {id: $name, name: $name, folded: $name, display: $name, "
                    "made_at: datetime(), password_at: datetime(), password: ''})",
                    name=name)  # fmt: skip


class TestNote:
    def test_it_starts_from_the_class_of_its_source(self, told: Office) -> None:
        (voice,) = seen(told, note(told).event).voices
        assert (voice.reliability, voice.credibility, voice.access) == ("C", "3", "told")
        assert (voice.level, voice.author, voice.kept_by) == (1, "officer", "officer")
        assert voice.alias
        assert len(voice.alias) == 4

    def test_it_is_kept_with_the_units_of_its_subjects(self, told: Office) -> None:
        report = note(told).report
        assert page(told, report).entry.units == ("u",)
        assert total(told, HEAD.viewer) == 1
        assert total(told, OTHER.viewer) == total(told, BASE) == 0

    def test_it_changes_no_fact(self, told: Office) -> None:
        before = told.holders("chief")
        note(told)
        assert told.holders("chief") == before

    def test_the_post_of_whoever_leaves_the_only_one_is_known(self, told: Office) -> None:
        event = note(told, replace(LEAVING, roles={Role.WHO: "an"})).event
        assert {part.node.id for part in seen(told, event).parts} == {"an", "chief"}

    def test_somebody_on_no_record_is_named_and_linked_later(self, told: Office) -> None:
        unknown = replace(LEAVING, roles={Role.POST: "chief"}, named="Trần  Mới ")
        written = note(told, unknown)
        assert seen(told, written.event).details == {"named": "Trần Mới"}
        assert seen(told, written.event, replace(HEAD.viewer, clearance=1)).details == {}
        right = Claim("resigned", {Role.WHO: "an", Role.POST: "chief"}, parse_date("2026-03"))
        amending.correct(
            told.store, OFFICER, written.report, Correction(written.event, right), "found him"
        )
        (old, new) = page(told, written.report).words
        assert (old.said.why, old.stands, new.stands) == ("found him", False, True)
        assert {part.node.id for part in seen(told, new.event.id).parts} == {"an", "chief"}
        with pytest.raises(NotFoundError):
            seen(told, written.event)

    def test_a_concern_has_a_subject_and_a_restricted_level(self, told: Office) -> None:
        concern = Draft("concern", {Role.UNIT: "u"}, on=parse_date("2026"),
                        details={"about": "mất đoàn kết"}, source_class="unit_news")  # fmt: skip
        (voice,) = seen(told, note(told, concern).event).voices
        assert voice.level == 1
        with pytest.raises(RefusedError, match="never of level 0"):
            note(told, replace(concern, level=0))

    @pytest.mark.parametrize(
        ("draft", "fault"),
        [
            (replace(LEAVING, on=None), "say when"),
            (replace(LEAVING, kind=None), "say what"),
            (replace(LEAVING, roles={Role.POST: "chief"}), "needs POST and WHO"),
            (replace(LEAVING, kind="recorded", roles={Role.WHO: "an"}), "never informal"),
            (replace(LEAVING, readers=("head",)), "at level 2 alone"),
        ],
    )
    def test_what_it_lacks_is_said(self, told: Office, draft: Draft, fault: str) -> None:
        with pytest.raises(RefusedError, match=fault):
            note(told, draft)
        assert total(told, OFFICER.viewer) == 0

    def test_what_it_is_about_is_there(self, told: Office) -> None:
        with pytest.raises(NotFoundError):
            note(told, replace(LEAVING, roles={Role.WHO: "nobody", Role.POST: "chief"}))


class TestCeilings:
    def test_nobody_claims_more_than_their_duty_may(self, told: Office) -> None:
        with pytest.raises(RefusedError, match="claims B at most"):
            note(told, replace(LEAVING, reliability="A"))
        with pytest.raises(RefusedError, match="officers and heads"):
            note(told, LEAVING, ANALYST)


class TestSource:
    def test_one_informant_is_one_origin_under_two_aliases(self, told: Office) -> None:
        first = note(told, replace(LEAVING, source_name="Lê Thị Nguồn"))
        again = replace(LEAVING, kind=None, roles={}, on=None, voice_on=first.event)
        note(told, replace(again, source_name="lê thị  nguồn"))
        row = seen(told, first.event)
        assert (row.origins, row.state) == (1, "unverified")
        assert len({each.alias for each in row.voices}) == 2
        note(told, replace(again, source_name="Somebody Else"))
        assert (seen(told, first.event).origins, seen(told, first.event).state) == (
            2, "corroborated")  # fmt: skip

    def test_those_whom_one_account_leaves_unnamed_do_not_confirm_each_other(
        self, told: Office
    ) -> None:
        first = note(told)
        again = replace(LEAVING, kind=None, roles={}, on=None, voice_on=first.event)
        note(told, again)
        assert seen(told, first.event).origins == 1
        note(told, replace(again, source_class="unit_officer"))
        assert seen(told, first.event).origins == 2

    def test_its_name_is_nowhere_in_the_graph(self, told: Office) -> None:
        note(told, replace(LEAVING, source_name="Lê Thị Nguồn", level=2, text="bí mật nhỏ"))
        with told.store.driver.session() as session:
            rows = session.run("MATCH (n) RETURN properties(n) AS told").data()
        assert not any("Nguồn" in str(row) or "bí mật nhỏ" in str(row) for row in rows)


class TestLevels:
    def test_words_of_level_2_are_for_the_author_and_named_readers(self, told: Office) -> None:
        account(told, "head-of-u")
        draft = replace(LEAVING, level=2, text="to be kept quiet", readers=("head-of-u",))
        written = note(told, draft)
        assert page(told, written.report).text == "to be kept quiet"
        assert page(told, written.report, HEAD.viewer).text == "to be kept quiet"
        assert page(told, written.report).entry.text is None
        for other in (OPERATOR, ANALYST.viewer, OTHER.viewer):
            with pytest.raises(NotFoundError):
                page(told, written.report, other)

    def test_relevelled_it_keeps_its_words_and_what_it_was(self, told: Office) -> None:
        written = note(told, replace(LEAVING, text="a word"))
        relevel(told.store, OFFICER, RING, written.report, 2, "too many read it")
        assert page(told, written.report).text == "a word"
        assert total(told, HEAD.viewer) == 0
        relevel(told.store, OFFICER, RING, written.report, 0, "it is in the papers")
        found = page(told, written.report, BASE)
        assert (found.text, found.entry.level, total(told, BASE)) == ("a word", 0, 1)
        assert [each[0] for each in found.entry.levels] == ["1", "2"]
        assert found.entry.levels[0].endswith("officer: too many read it")

    def test_a_voice_is_as_restricted_as_the_signal(self, told: Office) -> None:
        first = note(told)
        again = Draft(source_class="unit_news", voice_on=first.event)
        written = note(told, again, HEAD)
        assert page(told, written.report, HEAD.viewer).entry.level == 1
        with pytest.raises(RefusedError, match="of level 1"):
            note(told, replace(again, level=0), HEAD)
        with pytest.raises(RefusedError, match="higher level"):
            relevel(told.store, OFFICER, RING, first.report, 0, "so what")

    def test_a_decision_that_becomes_restricted_settles_nothing_any_more(
        self, told: Office
    ) -> None:
        report = deciding.decide(told.store, HEAD, DECISION)
        assert [each[2] for each in told.holders("chief")] == ["2026-05-01"]
        relevel(told.store, HEAD, RING, report, 1, "not published")
        assert [each[2] for each in told.holders("chief")] == [None]
        relevel(told.store, HEAD, RING, report, 0, "published")
        assert [each[2] for each in told.holders("chief")] == ["2026-05-01"]


class TestVoices:
    def test_look_alikes_are_those_this_viewer_may_see(self, told: Office) -> None:
        first = note(told)
        draft = replace(LEAVING, kind="left_post", on=parse_date("2026-04"))
        offered = look_alikes(told.store.for_viewer(HEAD.viewer), draft, read_clocks())
        assert [row.id for row in offered] == [first.event]
        assert look_alikes(told.store.for_viewer(OTHER.viewer), draft, read_clocks()) == ()
        far = replace(draft, on=parse_date("2028"))
        assert look_alikes(told.store.for_viewer(HEAD.viewer), far, read_clocks()) == ()

    def test_a_voice_against_it_contradicts(self, told: Office) -> None:
        first = note(told)
        against = Draft(
            voice_on=first.event, stance=Stance.CONTRADICTS, source_class="unit_officer"
        )
        note(told, against, HEAD)
        assert seen(told, first.event).probability < 0.5

    def test_a_signal_nobody_may_see_is_not_there(self, told: Office) -> None:
        first = note(told)
        with pytest.raises(NotFoundError):
            note(told, Draft(voice_on=first.event), OTHER)


class TestOnce:
    def test_the_same_again_writes_nothing(self, told: Office) -> None:
        once = Once("officer", "k1", "body")
        first = observe(told.store, OFFICER, RING, LEAVING, once)
        assert observe(told.store, OFFICER, RING, LEAVING, once) == first
        assert total(told, OFFICER.viewer) == 1

    def test_another_body_is_refused_and_another_account_is_not(self, told: Office) -> None:
        observe(told.store, OFFICER, RING, LEAVING, Once("officer", "k1", "body"))
        with pytest.raises(RefusedError, match="Something else"):
            observe(told.store, OFFICER, RING, LEAVING, Once("officer", "k1", "other"))
        observe(told.store, HEAD, RING, LEAVING, Once("head-of-u", "k1", "other"))
        assert total(told, OFFICER.viewer) == 2


class TestDecision:
    def test_it_settles_what_it_decides(self, told: Office) -> None:
        deciding.decide(told.store, OFFICER, DECISION)
        assert [each[2] for each in told.holders("chief")] == ["2026-05-01"]

    def test_a_restricted_one_settles_nothing(self, told: Office) -> None:
        deciding.decide(told.store, OFFICER, replace(DECISION, level=1))
        assert [each[2] for each in told.holders("chief")] == [None]

    def test_the_same_paper_twice_is_refused_by_name(self, told: Office) -> None:
        report = deciding.decide(told.store, OFFICER, DECISION)
        twin = replace(DECISION, signer="nguyen van ky")
        with pytest.raises(RefusedError, match=report):
            deciding.decide(told.store, HEAD, twin)
        deciding.decide(told.store, HEAD, replace(DECISION, number="13/QĐ"))

    def test_a_hidden_twin_is_as_if_it_were_not_there(self, told: Office) -> None:
        hidden = deciding.decide(told.store, OFFICER, replace(DECISION, level=2))
        open_one = deciding.decide(told.store, HEAD, DECISION)
        assert hidden != open_one
        assert [each[2] for each in told.holders("chief")] == ["2026-05-01"]

    def test_an_officer_records_in_scope(self, told: Office) -> None:
        with pytest.raises(RefusedError, match="outside your scope"):
            deciding.decide(told.store, OTHER, DECISION)
        with pytest.raises(RefusedError, match="officers and heads"):
            deciding.decide(told.store, ANALYST, DECISION)
        deciding.decide(told.store, Writer(OPERATOR, frozenset(Duty)), DECISION)

    def test_it_is_corrected_and_both_stay(self, told: Office) -> None:
        report = deciding.decide(told.store, OFFICER, DECISION)
        view = told.store.for_viewer(OFFICER.viewer)
        wrong = view.ask("x", lambda v: v.entries().words(v.entries().entry(report), read_clocks()))
        claim = replace(DECISION.claims[0], on=parse_date("2026-06-01"))
        right = Correction(wrong[0].event.id, claim)
        with pytest.raises(NotFoundError):
            amending.correct(told.store, OTHER, "r_none", right, "typed wrongly")
        with pytest.raises(RefusedError, match="Its author"):
            amending.correct(told.store, OTHER, report, right, "typed wrongly")
        amending.correct(told.store, OFFICER, report, right, "typed wrongly")
        assert [each[2] for each in told.holders("chief")] == ["2026-06-01"]
        amending.withdraw(told.store, HEAD, report, "not signed after all")
        assert [each[2] for each in told.holders("chief")] == [None]
        with pytest.raises(RefusedError, match="nothing any more"):
            amending.withdraw(told.store, HEAD, report, "again")


class TestChanges:
    def test_a_grade_is_corrected_under_the_ceiling(self, told: Office) -> None:
        written = note(told)
        with pytest.raises(RefusedError, match="claims B at most"):
            amending.correct(
                told.store, OFFICER, written.report, Correction(written.event, reliability="A"), "x"
            )
        amending.correct(
            told.store, OFFICER, written.report, Correction(written.event, reliability="D"), "x"
        )
        assert [each.reliability for each in seen(told, written.event).voices] == ["D"]

    def test_a_correction_to_other_units_is_read_by_no_more_people(self, told: Office) -> None:
        written = note(told)
        other = Claim("resigned", {Role.WHO: "binh", Role.POST: "third"}, parse_date("2026-03"))
        amending.correct(told.store, OFFICER, written.report, Correction(written.event, other), "x")
        assert total(told, HEAD.viewer) == 0
        assert page(told, written.report).entry.units == ("u", "w")

    def test_withdrawn_it_is_heard_no_more_and_its_words_stay(self, told: Office) -> None:
        written = note(told)
        with pytest.raises(UsageError):
            amending.withdraw(told.store, OFFICER, written.report, " ")
        amending.withdraw(told.store, OFFICER, written.report, "misheard")
        assert total(told, OFFICER.viewer) == 0
        assert [each.said.why for each in page(told, written.report).words] == ["misheard"]

    def test_only_its_author_its_keeper_or_a_head_in_scope_changes_it(self, told: Office) -> None:
        written = note(told)
        colleague = Writer(Viewer("colleague", 1, SCOPE), frozenset({Duty.OFFICER}))
        with pytest.raises(RefusedError, match="Its author"):
            amending.withdraw(told.store, colleague, written.report, "x")
        with pytest.raises(NotFoundError):
            amending.withdraw(told.store, OTHER, written.report, "x")
        amending.withdraw(told.store, HEAD, written.report, "x")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder and a key ring of their own."""
    return Settings(home=tmp_path / "home", keys=tmp_path / "keys" / "keys.json")


class TestFiles:
    def test_one_is_kept_for_the_readers_of_its_report(
        self, told: Office, settings: Settings
    ) -> None:
        report = note(told).report
        data = "Đã nghe nói.\n".encode()
        file = attaching.attach(
            told.store, OFFICER, Trail(settings), settings, report, "../a b.txt", data
        )
        kept = attaching.folder(settings) / file.sha256
        assert (file.name, kept.stat().st_mode & 0o777) == ("a b.txt", 0o600)
        readers = told.store.for_viewer(HEAD.viewer)
        assert attaching.opened_file(readers, settings, report, file.id)[1] == data
        with pytest.raises(NotFoundError):
            attaching.opened_file(told.store.for_viewer(OTHER.viewer), settings, report, file.id)
        kept.write_bytes(b"changed")
        with pytest.raises(RefusedError):
            attaching.opened_file(readers, settings, report, file.id)
        with pytest.raises(RefusedError, match="has files"):
            relevel(told.store, OFFICER, RING, report, 2, "x")

    def test_of_a_stamped_one_the_fact_alone_is_kept(
        self, told: Office, settings: Settings
    ) -> None:
        report, trail = note(told).report, Trail(settings)
        with pytest.raises(RefusedError, match="MẬT"):
            attaching.attach(
                told.store, OFFICER, trail, settings, report, "a.txt", "MẬT\nNội dung".encode()
            )
        assert not attaching.folder(settings).exists()
        assert attaching.files_of(told.store.for_viewer(OFFICER.viewer), report) == ()
        assert b"stamped" in trail.file.read_bytes()

    def test_the_background_articles_pass(self, told: Office, settings: Settings) -> None:
        report, trail = note(told).report, Trail(settings)
        for path in sorted((Path(__file__).parents[1] / "data" / "background").glob("*.txt")):
            file = attaching.attach(
                told.store, OFFICER, trail, settings, report, path.name, path.read_bytes()
            )
            assert file.verdict == "passed"
        assert len(attaching.files_of(told.store.for_viewer(HEAD.viewer), report)) == 2
