"""The file of rules itself, how a version is chosen, and an office's own file over it."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from graph.dates import parse_date
from graph.rules import loading
from graph.rules.entries import WHOLE
from graph.rules.findings import Note
from graph.rules.law import Law, overlaps
from graph.rules.loading import RuleFileError, built_in, load, merged
from graph.rules.parameters import SCHEMA, ReappointmentVote, TermLength
from graph.rules.retirement import retirement
from graph.rules.service import Person
from graph.rules.terms import term

FOLDER = Path(loading.__file__).parent
RAW = yaml.safe_load((FOLDER / "law.yaml").read_text("utf-8"))
LAW = built_in()
VERSIONS = [version for versions in LAW.rules.values() for version in versions]
MAN = Person(parse_date("1965-10"), "male")

OWN_RULE = """
rules:
  - id: office.leave
    version: 1
    authority: office
    citation: Quy chế 12/2026
    source: [Q1]
    valid_from: 2026-01-01
    valid_to: null
    verified: true
    text: {vi: Nghỉ phép., en: Leave.}
    params: {days: 14}
    unverified: {days: ask}
sources: {Q1: Quy chế của đơn vị}
"""


def _code() -> Iterator[ast.AST]:
    for path in FOLDER.glob("*.py"):
        if path.name not in ("parameters.py", "days.py"):
            yield from ast.walk(ast.parse(path.read_text("utf-8")))


class TestTheFile:
    def test_a_version_has_one_entry(self) -> None:
        keys = [(each["id"], each["version"]) for each in RAW["rules"]]
        assert len(keys) == len(set(keys)) == len(VERSIONS)

    @pytest.mark.parametrize("rule", LAW.rules)
    def test_versions_never_overlap(self, rule: str) -> None:
        assert overlaps(LAW.rules[rule]) == []

    def test_every_source_is_cited_and_every_cited_one_is_there(self) -> None:
        cited = {key for each in RAW["rules"] for key in each["source"]}
        assert cited == set(RAW["sources"])

    def test_every_reason_is_given_somewhere(self) -> None:
        given = {doubt.reason for version in VERSIONS for doubt in version.ref.doubts}
        assert given == set(RAW["reasons"])

    def test_what_names_no_source_is_not_verified(self) -> None:
        assert not [each["id"] for each in RAW["rules"] if not each["source"] and each["verified"]]

    def test_every_rule_with_parameters_is_there(self) -> None:
        assert set(SCHEMA) == {each["id"] for each in RAW["rules"] if each.get("params")}

    @pytest.mark.parametrize("rule", SCHEMA)
    def test_every_parameter_is_used_by_the_code(self, rule: str) -> None:
        used = {node.attr for node in _code() if isinstance(node, ast.Attribute)}
        assert set(SCHEMA[rule].model_fields) - used == set()

    def test_the_code_has_no_numbers_of_its_own(self) -> None:
        numbers = {
            node.value
            for node in _code()
            if isinstance(node, ast.Constant) and type(node.value) in (int, float)
        }
        months_days_and_percent = {0, 1, 12, 31, 100}
        assert numbers <= months_days_and_percent

    def test_every_note_is_used(self) -> None:
        used = {node.attr for node in _code() if isinstance(node, ast.Attribute)}
        assert {note.name for note in Note} <= used
        assert all(note.vi and note.en and note.code == note.name.lower() for note in Note)

    @pytest.mark.parametrize(
        ("rule", "parameter"),
        [
            ("term_clock", "new_post_restarts"),
            ("two_terms", "roles"),
            ("two_terms", "counts_acting"),
            ("reappointment_notice", "calendar_days"),
            ("reappointment_notice_party", "working_days"),
            ("position_change", "years"),
            ("reporting", "unit_days"),
            ("discipline_bar", "months"),
            ("rank_codes", "codes"),
            ("planning_age", "terms"),
        ],
    )
    def test_what_the_customer_must_settle_is_shown_as_open(
        self, rule: str, parameter: str
    ) -> None:
        doubts = {doubt.parameter for doubt in LAW.rules[rule][-1].ref.doubts}
        assert doubts & {parameter, WHOLE}


class TestChoosing:
    @pytest.mark.parametrize(
        ("day", "version"),
        [("2009-12-31", None), ("2010-01-01", "2010"), ("2020-11-30", "2010"),
         ("2020-12-01", "2020"), ("2025-06-30", "2020"), ("2025-07-01", "2025"),
         ("2999-01-01", "2025")],
    )  # fmt: skip
    def test_the_version_in_force_on_the_day(self, day: str, version: str | None) -> None:
        found = LAW.at(TermLength, date.fromisoformat(day))
        assert (found.ref.version if found else None) == version
        cited = LAW.text_at("term_length", date.fromisoformat(day))
        assert (cited.version if cited else None) == version

    def test_a_rule_without_parameters_has_a_text(self) -> None:
        cited = LAW.text_at("transfer", date(2026, 1, 1))
        assert cited is not None
        assert "quyết định" in cited.text.vi
        assert (cited.verified, cited.origin) == (False, "law.yaml")
        assert LAW.text_at("nothing", date(2026, 1, 1)) is None

    def test_a_law_without_the_rule_has_no_version(self) -> None:
        assert Law({}).at(TermLength, date(2026, 1, 1)) is None


class TestOfficeFile:
    def test_without_one_it_is_the_law_as_it_is(self) -> None:
        assert load() is built_in()

    def test_a_parameter_changes_and_nothing_else(self, tmp_path: Path) -> None:
        file = tmp_path / "office.yaml"
        file.write_text("rules: [{id: term_length, version: '2020', params: {years: 4}}]", "utf-8")
        changed = load(file)
        answer = term(changed, parse_date("2021-03-01"), MAN)
        assert answer.term_to == date(2025, 2, 28)
        version = changed.at(TermLength, date(2021, 3, 1))
        assert version is not None
        assert (version.ref.citation, version.ref.origin) == ("NĐ 138/2020 Đ.41.1", "office.yaml")
        assert changed.rules["retirement_age"] == LAW.rules["retirement_age"]

    def test_one_sex_of_a_table_changes(self) -> None:
        text = "rules: [{id: retirement_age, version: '2021', params: {male: {last_months: 730}}}]"
        law = merged("office.yaml", text)
        assert retirement(law, Person(parse_date("1970-01"), "male")).retires_on == date(
            2030, 11, 30
        )
        women = Person(parse_date("1980-01"), "female")
        assert retirement(law, women).retires_on == retirement(LAW, women).retires_on

    def test_a_number_as_version_is_the_same_version(self) -> None:
        law = merged(
            "o.yaml", "rules: [{id: reappointment_vote, version: 2025, params: {percent: 60}}]"
        )
        version = law.at(ReappointmentVote, date(2026, 1, 1))
        assert version is not None
        assert version.params.percent == 60

    def test_an_office_confirms(self) -> None:
        text = "rules: [{id: two_terms, version: '2022', unverified: {}}]"
        cited = merged("o.yaml", text).text_at("two_terms", date(2026, 1, 1))
        assert cited is not None
        assert cited.doubts == ()
        text = "rules: [{id: term_end, version: '2025', verified: true, unverified: {}}]"
        cited = merged("o.yaml", text).text_at("term_end", date(2026, 1, 1))
        assert cited is not None
        assert (cited.verified, cited.doubts) == (True, ())

    def test_a_later_version_follows_when_the_earlier_is_closed(self) -> None:
        entry = next(e for e in RAW["rules"] if (e["id"], e["version"]) == ("term_length", "2025"))
        later = {**entry, "version": "2027", "valid_from": date(2027, 1, 1), "params": {"years": 4}}
        closed = {"id": "term_length", "version": "2025", "valid_to": date(2027, 1, 1)}
        law = merged("o.yaml", yaml.safe_dump({"rules": [closed, later]}))
        assert term(law, parse_date("2026-12-31"), MAN).term_to == date(2031, 12, 30)
        assert term(law, parse_date("2027-01-01"), MAN).term_to == date(2030, 12, 31)
        with pytest.raises(RuleFileError, match=r"o\.yaml: term_length 2027: valid_from: overlaps"):
            merged("o.yaml", yaml.safe_dump({"rules": [later]}))

    def test_an_office_adds_a_rule_of_its_own(self) -> None:
        cited = merged("o.yaml", OWN_RULE).text_at("office.leave", date(2026, 5, 1))
        assert cited is not None
        assert (cited.citation, cited.origin) == ("Quy chế 12/2026", "o.yaml")
        assert [doubt.parameter for doubt in cited.doubts] == ["days"]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("rules: [", "o.yaml: while parsing"),
            ("[1]", "o.yaml: Input should be a valid dictionary"),
            ("rule: []", "o.yaml: rule: Extra inputs"),
            ("rules: []\nrules: []", "o.yaml: 'rules' is given twice"),
            ("rules: [5]", "o.yaml: rules.0: Input should be a valid dictionary"),
            ("rules: [{id: term_length}]", "o.yaml: term_length: needs an `id` and a `version`"),
            ("rules: [{version: 1}]", "o.yaml: rules: needs an `id` and a `version`"),
            ("rules: [{id: two_terms, version: '2022'}, {id: two_terms, version: 2022}]",
             "o.yaml: two_terms 2022: version: is given twice"),
            ("rules: [{id: term_lenght, version: 1}]",
             "o.yaml: term_lenght: id: there is no such rule; did you mean term_length?"),
            ("rules: [{id: zzz, version: 1}]", "there is no such rule; a rule of your own begins"),
            ("rules: [{id: term_length, version: '2025', params: {years: five}}]",
             "o.yaml: term_length 2025: params.years: Input should be a valid integer"),
            ("rules: [{id: term_length, version: '2025', params: {years: 0}}]",
             "o.yaml: term_length 2025: params.years: Input should be greater"),
            ("rules: [{id: term_length, version: '2025', params: {month: 3}}]",
             "o.yaml: term_length 2025: params.month: Extra inputs"),
            ("rules: [{id: term_length, version: '2025', params: 5}]",
             "o.yaml: term_length 2025: params: Input should be a valid dictionary"),
            ("rules: [{id: transfer, version: '2025', params: {a: 3}}]",
             "o.yaml: transfer 2025: params.a: Extra inputs"),
            ("rules: [{id: term_length, version: '2030'}]",
             "o.yaml: term_length 2030: authority: Field required"),
            ("rules: [{id: term_length, version: '2025', valid_from: 2025}]",
             "o.yaml: term_length 2025: valid_from: Input should be a valid date"),
            ("rules: [{id: term_length, version: '2025', valid_to: 2020-01-01}]",
             "o.yaml: term_length 2025: valid_to: must come after valid_from"),
            ("rules: [{id: term_length, version: '2025', verified: false}]",
             "o.yaml: term_length 2025: why: says why"),
            ("rules: [{id: term_length, version: '2025', verified: false, why: so}]",
             "o.yaml: term_length 2025: unverified: 'so' is no reason"),
            ("rules: [{id: term_length, version: '2025', unverified: {month: ask}}]",
             "o.yaml: term_length 2025: unverified.month: is no parameter"),
            ("rules: [{id: term_length, version: '2025', source: [XYZ]}]",
             "o.yaml: term_length 2025: source: 'XYZ' is no source"),
            ("rules: []\nsources: {A: !!python/object:int 5}", "could not determine a constructor"),
        ],
    )  # fmt: skip
    def test_a_fault_names_file_rule_and_field(self, text: str, message: str) -> None:
        with pytest.raises(RuleFileError) as caught:
            merged("o.yaml", text)
        assert message in caught.value.message
        assert caught.value.exit_code == 2

    def test_all_faults_are_told_at_once(self) -> None:
        text = (
            "rules: [{id: term_length, version: '2025', params: {years: x}},"
            " {id: acting, version: '2020', verified: 3}]"
        )
        with pytest.raises(RuleFileError) as caught:
            merged("o.yaml", text)
        assert len(caught.value.message.splitlines()) == 2

    def test_a_file_that_cannot_be_read_is_refused_by_name(self, tmp_path: Path) -> None:
        with pytest.raises(RuleFileError, match=r"^none\.yaml: cannot be read"):
            load(tmp_path / "none.yaml")
        (tmp_path / "latin.yaml").write_bytes(b"rules: [\xe9\xff]")
        with pytest.raises(RuleFileError, match=r"^latin\.yaml: cannot be read"):
            load(tmp_path / "latin.yaml")
