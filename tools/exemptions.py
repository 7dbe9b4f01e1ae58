"""Who may break a rule of T0, and why. An entry that is no longer needed fails the test, too."""

from collections.abc import Iterable, Mapping

from tools.rules import Problem

_WRITER = "read under the writer's lock, to compare what stands with what should: the clock is now"
_RESEAL = "seals every report anew under another key, whoever may read it; nobody is told of it"
_REPLAY = "replays recorded time: every state of knowledge up to a moment, told apart by the caller"

EXEMPTIONS: Mapping[tuple[str, str], str] = {
    ("viewer", "accounts.list_sealed_reports"): _RESEAL,
    ("clocks", "assertions.list_of_report"): _WRITER,
    ("clocks", "assertions.list_official"): _REPLAY,
    ("clocks", "registers.list_rows"): _WRITER,
    ("clocks", "spans.list_all_of_people"): _REPLAY,
    ("clocks", "spans.list_open_of_positions"): _WRITER,
    ("clocks", "spans.list_open_postings"): _WRITER,
}
"""(rule, statement or module) -> the reason it may break that rule."""


def unexcused(problems: Iterable[Problem], rules: Iterable[str]) -> list[str]:
    """The problems nobody is exempt from, and the exemptions of these rules nobody needs."""
    found = list(problems)
    needed = {(problem.rule, problem.where) for problem in found}
    checked = set(rules)
    return [str(p) for p in found if (p.rule, p.where) not in EXEMPTIONS] + [
        f"{where}: is exempt from {rule} and does not need it"
        for rule, where in EXEMPTIONS
        if rule in checked and (rule, where) not in needed
    ]
