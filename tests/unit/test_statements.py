"""A statement file whose header does not tell the truth is refused, with its file and line."""

import time
from pathlib import Path

import pytest

from graph.store.statements import MAX_LINES, Statement, StatementError, load_catalogue

GOOD = """\
// name: units.list_units
// access: read
// params: unit_id STRING, as_of DATE
// returns: id STRING, name STRING?, tags LIST OF STRING
// Units below one unit on a date,
// the unit itself first.
MATCH (:Unit {id: $unit_id})<-[r:PART_OF]-(unit:Unit)
WHERE r.valid_from <= $as_of
CALL (unit) {
  RETURN unit.set AS set_name
}
RETURN unit.id AS id, coalesce(unit.name, set_name) AS name, [x IN [1, 2] | 'a,b'] AS tags
ORDER BY name
"""


def write(root: Path, text: str, place: str = "units/list_units.cypher") -> Path:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(root: Path, text: str, place: str = "units/list_units.cypher") -> str:
    write(root, text, place)
    with pytest.raises(StatementError) as caught:
        load_catalogue(root)
    return caught.value.message


class TestLoadCatalogue:
    def test_a_file_becomes_a_statement(self, tmp_path: Path) -> None:
        write(tmp_path, GOOD)
        catalogue = load_catalogue(tmp_path)
        assert dict(catalogue) == {
            "units.list_units": Statement(
                name="units.list_units",
                access="read",
                params={"unit_id": "STRING", "as_of": "DATE"},
                returns={"id": "STRING", "name": "STRING?", "tags": "LIST OF STRING"},
                text=GOOD[GOOD.index("MATCH") :].strip(),
                doc="Units below one unit on a date, the unit itself first.",
            )
        }

    def test_neither_parameters_nor_columns(self, tmp_path: Path) -> None:
        text = (
            "// name: units.purge_units\n// access: write\n// params: none\n// returns: none\n"
            "// Forget all units.\nMATCH (unit:Unit)\nDETACH DELETE unit"
        )
        write(tmp_path, text, "units/purge_units.cypher")
        statement = load_catalogue(tmp_path)["units.purge_units"]
        assert (dict(statement.params), dict(statement.returns)) == ({}, {})

    def test_a_long_field_goes_on_in_the_next_line(self, tmp_path: Path) -> None:
        write(tmp_path, GOOD.replace("STRING, as_of", "STRING,\n//   as_of"))
        assert load_catalogue(tmp_path)["units.list_units"].params["as_of"] == "DATE"

    def test_it_is_read_once(self, tmp_path: Path) -> None:
        write(tmp_path, GOOD)
        assert load_catalogue(tmp_path) is load_catalogue(tmp_path)

    def test_it_cannot_be_changed(self, tmp_path: Path) -> None:
        write(tmp_path, GOOD)
        catalogue = load_catalogue(tmp_path)
        with pytest.raises(TypeError):
            catalogue["units.list_units"].params["more"] = "STRING"  # type: ignore[index]

    def test_a_whole_catalogue_costs_a_start_little(self, tmp_path: Path) -> None:
        for number in range(60):
            text = GOOD.replace("list_units", f"list_units_{number}")
            write(tmp_path, text, f"units/list_units_{number}.cypher")
        begin = time.process_time()
        assert len(load_catalogue(tmp_path)) == 60
        assert time.process_time() - begin < 0.1

    def test_the_shipped_statements_load(self) -> None:
        assert all(name == statement.name for name, statement in load_catalogue().items())


class TestHeader:
    @pytest.mark.parametrize("line", [0, 1, 2, 3])
    def test_a_missing_field(self, tmp_path: Path, line: int) -> None:
        lines = GOOD.splitlines()
        field = lines.pop(line).split(":")[0].removeprefix("// ")
        message = refusal(tmp_path, "\n".join(lines))
        assert message == f"units/list_units.cypher:{line + 1}: the header lacks `// {field}: …`"

    def test_no_header_at_all(self, tmp_path: Path) -> None:
        assert "units/list_units.cypher:1: the header lacks" in refusal(tmp_path, "RETURN 1 AS x")

    def test_an_empty_file(self, tmp_path: Path) -> None:
        assert "units/list_units.cypher:1: the header lacks" in refusal(tmp_path, "")

    def test_no_description(self, tmp_path: Path) -> None:
        lines = GOOD.splitlines()
        message = refusal(tmp_path, "\n".join(lines[:4] + lines[6:]))
        assert message == "units/list_units.cypher:5: the header has no description"

    def test_a_name_that_is_not_the_path(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD, "posts/list_units.cypher")
        assert message == (
            "posts/list_units.cypher:1: the header says units.list_units, the path posts.list_units"
        )

    def test_an_unknown_verb(self, tmp_path: Path) -> None:
        text = GOOD.replace("list_units", "fetch_units")
        message = refusal(tmp_path, text, "units/fetch_units.cypher")
        assert message.startswith("units/fetch_units.cypher:1: unknown verb fetch; one of get,")

    @pytest.mark.parametrize("name", ["units.list", "a.units.list_units", "Units.list_units"])
    def test_a_name_of_another_form(self, tmp_path: Path, name: str) -> None:
        place = f"{name.replace('.', '/')}.cypher"
        message = refusal(tmp_path, GOOD.replace("units.list_units", name, 1), place)
        assert message == f"{place}:1: {name} is not <aggregate>.<verb>_<noun>"

    def test_an_unknown_access(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD.replace("access: read", "access: both"))
        assert message == "units/list_units.cypher:2: access is read or write, not 'both'"

    @pytest.mark.parametrize("wrong", ["as_of DAY", "as_of", "as_of date", "as_of LIST DATE", ""])
    def test_a_parameter_without_a_known_type(self, tmp_path: Path, wrong: str) -> None:
        message = refusal(tmp_path, GOOD.replace("as_of DATE", wrong))
        assert message.startswith(f"units/list_units.cypher:3: '{wrong}' is not a name and a type")

    def test_a_parameter_declared_twice(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD.replace("as_of DATE", "unit_id DATE"))
        assert message == "units/list_units.cypher:3: unit_id is declared twice"


class TestText:
    def test_a_parameter_that_is_not_declared(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD.replace("ORDER BY name", "ORDER BY name LIMIT $most"))
        assert message == "units/list_units.cypher:13: $most is used and not declared"

    def test_a_parameter_that_is_not_used(self, tmp_path: Path) -> None:
        text = GOOD.replace("<= $as_of", "<= '$as_of'")
        message = refusal(tmp_path, text)
        assert message == "units/list_units.cypher:3: as_of is declared and not used"

    @pytest.mark.parametrize(
        "clause",
        ["SET unit.x = 1", "MERGE (unit)", "CREATE (unit)", "detach delete unit", "REMOVE unit.x"],
    )
    def test_a_write_clause_under_access_read(self, tmp_path: Path, clause: str) -> None:
        message = refusal(tmp_path, GOOD.replace("CALL (unit)", f"{clause}\nCALL (unit)"))
        word = clause.split()[0].upper()
        assert message == f"units/list_units.cypher:9: {word} under access read"

    @pytest.mark.parametrize("harmless", ["{set: 1}.set", "'SET'", "`MERGE`.x", "x /* SET */"])
    def test_words_that_only_look_like_writes(self, tmp_path: Path, harmless: str) -> None:
        write(tmp_path, GOOD.replace("ORDER BY name", f"ORDER BY {harmless}"))
        assert load_catalogue(tmp_path)

    def test_a_column_the_header_does_not_name(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD.replace("AS tags", "AS labels"))
        assert message == (
            "units/list_units.cypher:4: "
            "the header returns id, name, tags, the text id, name, labels"
        )

    def test_columns_and_no_return(self, tmp_path: Path) -> None:
        text = GOOD[: GOOD.index("RETURN unit.id")].replace("access: read", "access: write")
        message = refusal(tmp_path, text + "SET unit.seen = true")
        assert message.endswith(":4: the header returns id, name, tags, the text none")

    def test_the_last_of_several_returns_counts(self, tmp_path: Path) -> None:
        first = "MATCH (u:Unit) RETURN DISTINCT u.id AS id\nUNION\nMATCH (:Unit {id: $unit_id})"
        write(tmp_path, GOOD.replace("MATCH (:Unit {id: $unit_id})", first))
        assert load_catalogue(tmp_path)

    @pytest.mark.parametrize("value", ["unit.name", "*", "unit.name AS `name`"])
    def test_a_returned_value_without_a_name(self, tmp_path: Path, value: str) -> None:
        message = refusal(tmp_path, GOOD.replace("unit.id AS id", value))
        assert message == "units/list_units.cypher:12: a returned value without AS"

    def test_a_return_of_nothing(self, tmp_path: Path) -> None:
        text = GOOD[: GOOD.index("unit.id AS id")]
        assert "a RETURN that returns nothing" in refusal(tmp_path, text)

    def test_a_semicolon(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD.replace("ORDER BY name", "ORDER BY name;"))
        assert message == "units/list_units.cypher:13: one statement a file, and no semicolon"

    def test_a_header_alone(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD[: GOOD.index("MATCH")])
        assert message == "units/list_units.cypher:6: no Cypher after the header"

    def test_a_string_that_is_never_closed(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, GOOD.replace("ORDER BY name", "ORDER BY 'name"))
        assert message == "units/list_units.cypher:13: ' is never closed"

    def test_too_long(self, tmp_path: Path) -> None:
        text = GOOD + "// more\n" * MAX_LINES
        message = refusal(tmp_path, text)
        assert message == "units/list_units.cypher:61: 73 lines; a statement has at most 60"
