"""A refusal is English, and can be said again; whatever a page can show is written so."""

import ast
import copy
import json
import pickle
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.dates import parse_date
from graph.told import both, chained, coded, either, is_told, quoted, told
from tools.messages import said
from viz.page import words_of
from viz.retelling import TABLES, beside, retell, retold
from viz.writing import BESIDE

ROOT = Path(__file__).parents[2]
VI, EN = words_of("vi"), words_of("en")


class TestTold:
    def test_it_is_the_english_text(self) -> None:
        text = told("There is no unit %(name)s.", name=quoted("100% 'x'"))
        assert text == "There is no unit \"100% 'x'\"."
        assert told("A 100% of it") == "A 100% of it"
        assert chained(["a", "b"]) == "a; b"
        assert either(["a", "b", "c"]) == "a or b or c"
        assert both(["a"]) == "a"

    def test_copied_it_is_a_plain_text(self) -> None:
        text = chained([told("There is no unit %(name)s.", name="x"), coded("event", "died")])
        assert json.loads(json.dumps({"detail": text})) == {"detail": str(text)}
        for same in (pickle.loads(pickle.dumps(text)), copy.deepcopy(text)):  # noqa: S301 - own
            assert type(same) is str
            assert same == text


class TestRetelling:
    def test_the_parts_are_said_too(self) -> None:
        lacks = told(
            "%(event)s needs %(roles)s",
            event=coded("event", "appointed"),
            roles=both([coded("role", "POST"), coded("role", "WHO")]),
        )
        text = told("The note was not recorded: %(faults)s.", faults=chained([lacks, "plain"]))
        assert text == "The note was not recorded: appointed needs POST and WHO; plain."
        said = retell(text, VI)
        assert "bổ nhiệm" in said
        assert "chức danh và người" in said
        assert said.endswith("; plain.")
        assert "needs" not in said

    def test_what_was_typed_stays_as_it_is(self) -> None:
        text = told("There is no unit %(name)s.", name=quoted("100% %(name)s\x00\u202e"))
        assert retell(text, VI) == "Không có đơn vị “100% %(name)s\\x00\\u202e”."
        assert retell(text, EN) == "There is no unit “100% %(name)s\\x00\\u202e”."

    def test_days_and_numbers_are_written_as_people_write_them(self) -> None:
        text = told("until %(until)s lies before %(on)s", until=parse_date("2026-03"),
                    on=date(2026, 4, 1))  # fmt: skip
        assert "03/2026" in retell(text, VI)
        assert "01/04/2026" in retell(text, VI)
        assert "4.000" in retell(told("The limit is 1 to %(most)s, not %(limit)s.", most=4000,
                                      limit=9), VI)  # fmt: skip

    def test_what_is_plain_stays_or_is_left_out(self) -> None:
        assert retell("`canbo search` finds it.", VI) == "`canbo search` finds it."
        assert retold("`canbo search` finds it.", VI) == ""
        assert not is_told("x")

    def test_a_part_stands_beside_its_box(self) -> None:
        claims = [told(text, most="B") for text in list(BESIDE) if "claims" in text]
        text = told("The note was not recorded: %(faults)s.", faults=chained([*claims, "plain"]))
        assert beside(text, BESIDE, EN) == {
            "reliability": "a note claims B at most for its source",
            "credibility": "your duty claims B at most for what a note says",
        }
        assert BESIDE.keys() <= said().keys()

    @pytest.mark.parametrize(
        ("table", "code"),
        [("event", "x"), ("detail", "x"), ("lane", "x"), ("role", "X")],
    )
    def test_a_code_without_a_name_is_itself(self, table: str, code: str) -> None:
        assert retell(coded(table, code), VI).lower() == code.lower()


NEVER_ON_A_PAGE = {
    "graph/analysis/": "no refusals, only defects",
    "graph/cli/": "the command line",
    "graph/demo/": "the command line",
    "graph/engine/": "the command line",
    "graph/importing/": "the command line, and programs",
    "graph/jsonable/": "programs",
    "graph/offices/": "the command line",
    "graph/rules/": "the command line, and programs",
    "graph/store/": "defects, and the page of a database that does not answer",
    "graph/vault/audit_entry.py": "a defect",
    "graph/vault/keys.py": "the page of a key ring that cannot be used",
    "graph/vault/audit_chain.py": "the command line",
    "graph/vault/recovery.py": "the command line",
    "graph/vault/ring.py": "the page of a key ring that cannot be used",
    "graph/vault/sealing.py": "the page of a key ring that cannot be used",
    "graph/vault/tokens.py": "programs",
    "graph/services/keyring.py": "the page of a key ring that cannot be used",
    "graph/services/trail.py": "the page of a key ring that cannot be used",
    "graph/services/opening.py": "the command line",
    "graph/services/demo.py": "the command line",
    "graph/services/demo_accounts.py": "the command line",
    "graph/services/founding.py": "the command line",
    "graph/services/importing.py": "the command line, and programs",
    "graph/services/incoming.py": "the command line, and programs",
    "graph/services/origin.py": "the command line",
    "graph/services/purging.py": "the command line",
    "graph/services/ruling.py": "the command line, and programs",
    "graph/calibration.py": "a defect",
    "graph/dates.py": "a defect, or a form's own words",
    "graph/evidence.py": "a defect",
    "api/bounded.py": "programs",
    "api/errors.py": "has words of its own for each code",
    "api/key.py": "the command line",
    "api/looking.py": "programs",
    "api/schemas/": "programs",
    "api/security.py": "has words of its own for each code",
    "api/routers/audit.py": "programs",
    "api/routers/health.py": "programs",
    "api/routers/rules.py": "programs",
    "api/routers/sources.py": "programs",
    "api/routers/writing.py": "programs",
}
"""Where a refusal is English alone, and who is told it."""

REFUSALS = {
    "RefusedError", "UsageError", "NotFoundError", "AmbiguousError", "HTTPException", "_forbid",
    "_fault",
}  # fmt: skip
FAULTS = {"found", "faults"}
"""What a list of faults is called."""

FOR_PROGRAMS = re.compile(
    r"`|CANBO_|Idempotency-Key|vocabulary|^(One of|Kinds|Months): |^Ask for |^Name one by its id"
)
"""Hints to whoever types commands, codes and ids; a page offers these to choose from."""

MODULES = sorted(
    path
    for package in ("api", "graph")
    for path in (ROOT / package).rglob("*.py")
    if not path.relative_to(ROOT).as_posix().startswith(tuple(NEVER_ON_A_PAGE))
)


def _bare(node: ast.expr | None) -> str | None:
    """The text of a literal; None for what is made by a call, or is a name for something."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(_bare(each) or "{}") for each in node.values)
    if isinstance(node, ast.BinOp):
        return _bare(node.left) or _bare(node.right)
    if isinstance(node, ast.IfExp):
        return _bare(node.body) or _bare(node.orelse)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return _bare(node.elt)
    if isinstance(node, ast.List | ast.Tuple):
        return next((text for each in node.elts if (text := _bare(each))), None)
    return None


def _called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else ""


def _said(tree: ast.AST) -> Iterator[tuple[ast.expr, bool]]:
    """Every message, and every hint (True), that a module refuses something with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in REFUSALS:
            wanted = [*node.args, *(each.value for each in node.keywords)]
            skipped = 1 if _called(node) in {"HTTPException", "_fault"} else 0
            for at, each in enumerate(wanted[skipped:]):
                yield each, at > 0
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {each.id for each in targets if isinstance(each, ast.Name)}
            if names & {"message", "detail", *FAULTS}:
                yield node.value, False
            elif "hint" in names:
                yield node.value, True
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and (node.func.attr, node.func.value.id in FAULTS) == ("append", True)
        ):
            yield node.args[0], False


def _bare_in(source: str) -> list[str]:
    return [
        text
        for node, is_hint in _said(ast.parse(source))
        if (text := _bare(node)) and " " in text and not (is_hint and FOR_PROGRAMS.search(text))
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_whatever_a_page_can_show_is_told(path: Path) -> None:
    """`told("…")` for a message and its hint; a new one then asks for its Vietnamese."""
    assert _bare_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'message = f"There is no unit {x}."',
        'raise RefusedError(told("x"), "Ask somebody else.")',
        'raise UsageError("It is" + " none.")',
        'found.append("it is none")',
        'found += [f"it is {x}" for x in y]',
        'hint = "Ask somebody else."',
        '_forbid("You may not.")',
    ],
)
def test_a_bare_text_is_seen(source: str) -> None:
    assert len(_bare_in(source)) == 1


def test_every_text_is_written_out_and_every_table_has_names() -> None:
    calls = [
        (_called(node), node.args[0])
        for package in ("api", "graph")
        for path in (ROOT / package).rglob("*.py")
        if "from graph.told import" in path.read_text("utf-8")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _called(node) in {"coded", "told"}
    ]
    assert calls
    first = {(name, each.value) for name, each in calls if isinstance(each, ast.Constant)}
    assert all(isinstance(each, ast.Constant) for _, each in calls)
    assert {text for name, text in first if name == "coded"} == TABLES.keys()
