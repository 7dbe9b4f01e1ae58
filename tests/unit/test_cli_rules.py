"""`canbo rule`: the law asked without a database."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.cli.main import run


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["rule", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_retirement(capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(capsys, "retirement", "--born", "1965-10", "--sex", "male")
    assert found["verdict"] == "yes"
    assert found["age"] == {"years": 61, "months": 9}
    days = ("retires_on", "pension_from", "notice_by", "decision_by")
    assert [found[day] for day in days] == ["2027-07-31", "2027-08-01", "2027-01-31", "2027-04-30"]
    assert found["rule"]["citation"]
    assert found["imprecise"] is False


def test_a_term(capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(
        capsys, "term", "--effective", "2021-03-01", "--born", "1965-10", "--sex", "male"
    )  # fmt: skip
    assert (found["term_to"], found["months_left"], found["action"], found["new_end"]) == (
        "2026-02-28",
        17,
        "extend",
        "2027-07-31",
    )
    assert found["alarms"]["calendar_90"] == "2025-11-30"
    assert found["alarms"]["working_90"] == "2025-10-27"


def test_without_the_sex_it_is_unknown_and_says_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = ask(capsys, "retirement", "--born", "1965-10")
    assert (found["verdict"], found["missing"], found["retires_on"]) == ("unknown", ["sex"], None)


@pytest.mark.parametrize(
    "arguments",
    [
        ("two-terms", "--since", "2018-09-01", "--role", "head", "--on", "2026-09-01"),
        ("rotation", "--since", "2023-01", "--on", "2026-02-01"),
        ("secondment", "--since", "2023-01-01", "--on", "2026-02-01"),
        ("discipline", "--form", "khiển trách", "--effective", "2025-06-01"),
        ("planning", "--people", "3", "--posts", "1", "--on", "2026-01-01"),
        ("evaluation", "--year", "2026", "--score", "90"),
        ("report", "--year", "2026", "--months", "6"),
    ],
)
def test_every_rule_answers_with_its_citation(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    found = ask(capsys, *arguments)
    assert found["verdict"] in {"yes", "no"}
    assert found["rule"]["citation"]
    assert run(["rule", *arguments]) == 0
    assert found["rule"]["id"] in "".join(capsys.readouterr().out.split())


def test_the_list_and_one_rule_with_its_versions(capsys: pytest.CaptureFixture[str]) -> None:
    listed = ask(capsys, "list", "--on", "2026-01-01")["rules"]
    assert {"retirement_age", "two_terms"} <= {rule["id"] for rule in listed}
    shown = ask(capsys, "show", "two_terms")["versions"]
    assert [version["version"] for version in shown] == ["2017", "2022"]
    assert run(["rule", "show", "no_such"]) == 1
    assert run(["rule", "list"]) == 0


def test_an_office_changes_a_rule_in_its_own_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "rules:\n- id: two_terms\n  version: '2022'\n  params: {years: 5}\n", encoding="utf-8"
    )
    asked = ("two-terms", "--since", "2018-09-01", "--role", "head", "--on", "2024-01-01")
    assert ask(capsys, *asked)["verdict"] == "no"
    assert ask(capsys, *asked, "--rules", str(own))["verdict"] == "yes"
    monkeypatch.setenv("CANBO_RULES", str(own))
    assert ask(capsys, *asked)["verdict"] == "yes"


@pytest.mark.parametrize(
    "arguments",
    [
        ("retirement", "--born", "10/1965"),
        ("term", "--effective", "2021-13-01"),
        ("list", "--on", "today"),
        ("retirement", "--sex", "other"),
        ("report", "--year", "2026", "--months", "13"),
        ("report", "--year", "1"),
        ("evaluation", "--year", "2025", "--score", "nan"),
        ("evaluation", "--year", "2025", "--score", "-1"),
        ("planning", "--people", "-1"),
        ("planning", "--posts", "-1"),
    ],
)
def test_what_cannot_be_read_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert run(["rule", *arguments]) == 2


def test_a_day_that_is_none_is_named_by_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", "list", "--on", "today"]) == 2
    assert "--on 'today'" in capsys.readouterr().err
