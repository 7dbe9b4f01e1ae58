"""The command line on a real database: exact shapes, both clocks, nothing but JSON on stdout."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph import engine
from graph.cli.main import run
from graph.store import Store
from tests.db.test_import import Popolo, held, office_file

Json = dict[str, Any]


@dataclass
class Cli:
    """Runs command lines in this process."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        self.capsys.readouterr()
        code = run(list(arguments))
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def json(self, *arguments: str, code: int = 0) -> Json:
        """What a command prints as JSON; all of standard output must be that."""
        found, out, err = self(*arguments, "--json")
        assert found == code, err
        return dict(json.loads(out))

    def take(self, file: Popolo, *options: str, name: str = "office.popolo.json") -> Json:
        """Import a file."""
        return self.json("import", str(self.write(file, name)), *options)

    def write(self, file: Popolo, name: str = "office.popolo.json") -> Path:
        """Put a file where it can be imported from."""
        path = self.folder / name
        path.write_bytes(file.content())
        return path


@pytest.fixture
def cli(
    store: Store,
    endpoint: engine.Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cli:
    """The command line on an empty graph."""
    del store
    monkeypatch.setenv("CANBO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CANBO_NEO4J_URI", endpoint.uri)
    monkeypatch.setenv("CANBO_NEO4J_USER", endpoint.user)
    monkeypatch.setenv("CANBO_NEO4J_PASSWORD", endpoint.password)
    monkeypatch.setenv("COLUMNS", "100")
    return Cli(tmp_path, capsys)


def _ids(value: Json, *names: str) -> Json:
    return {name: value[name] for name in names}


class TestImport:
    def test_its_answer_has_the_agreed_shape(self, cli: Cli) -> None:
        file = office_file().changed(lambda made: made.persons.append({"id": "x"}))

        found = cli.take(file)

        assert _ids(found, "changes", "counts", "problems") == {
            "changes": 8,
            "counts": {"created": 8, "changed": 0, "closed": 0, "unchanged": 0},
            "problems": [
                {
                    "where": "persons[3]",
                    "field": "name",
                    "code": "missing_name",
                    "message": "the person x has no name; imported without one",
                }
            ],
        }

    def test_the_register_is_the_name_of_the_file(self, cli: Cli) -> None:
        assert cli.take(office_file())["register"] == "office"
        assert cli.take(office_file(), name="other.json")["changes"] == 7
        assert cli.take(office_file(), "--register", "office", name="x.json")["changes"] == 0

    def test_a_dry_run_shows_the_plan_and_writes_nothing(self, cli: Cli) -> None:
        planned = cli.take(office_file(), "--dry-run")

        assert (planned["dry_run"], planned["changes"]) == (True, 7)
        cli.json("succession", "o/head", code=1)
        assert cli.take(office_file())["counts"] == planned["counts"]

    def test_for_people_it_tells_counts_problems_and_places(self, cli: Cli) -> None:
        path = cli.folder / "f.json"
        path.write_bytes(
            office_file().changed(lambda made: made.memberships[0].update(person_id="?")).content()
        )

        code, out, _ = cli("import", str(path))

        assert code == 0
        for words in ("6 created", "memberships[0]", "person_id", "unknown_person"):
            assert words in out


class TestSuccession:
    def test_its_answer_has_the_agreed_shape(self, cli: Cli) -> None:
        cli.take(office_file())

        found = cli.json("succession", "o/head", "--as-of", "2020-01-01")

        post = found["post"]
        assert post["title"] == "Head"
        assert post["unit"] == {"id": post["unit"]["id"], "name": "Office"}
        assert found["as_of"] == "2020-01-01"
        assert isinstance(found["known_at"], str)
        assert (found["gaps"], found["conflicts"]) == ([], [])
        first, second = found["tenures"]
        assert _ids(first, "from", "to", "mode", "lane", "confidence", "terms") == {
            "from": "2000-01-01",
            "to": "2004-01-01",
            "mode": "full",
            "lane": "official",
            "confidence": 0.95,
            "terms": [{"from": "2000-01-01", "to": "2004-01-01"}],
        }
        assert _ids(first["person"], "name", "external_ids") == {
            "name": "An",
            "external_ids": ["an"],
        }
        assert second["to"] is None
        for word in first["evidence"]:
            assert {"event", "report"} <= word.keys()

    def test_gaps_are_told_and_a_running_one_has_no_end(self, cli: Cli) -> None:
        file = office_file()
        file.memberships[1] = held("m2", "binh", start_date="2005-01-01", end_date="2006-01-01")
        cli.take(file)

        assert cli.json("succession", "o/head")["gaps"] == [
            {"from": "2004-01-01", "to": "2005-01-01"},
            {"from": "2006-01-01", "to": None},
        ]

    def test_as_of_leaves_out_what_began_later(self, cli: Cli) -> None:
        cli.take(office_file())

        found = cli.json("succession", "o/head", "--as-of", "2003-12-31")

        assert [each["person"]["name"] for each in found["tenures"]] == ["An"]
        assert found["tenures"][0]["to"] == "2004-01-01"

    def test_known_at_answers_as_it_was_known(self, cli: Cli) -> None:
        first = cli.take(office_file())["recorded_at"]
        cli.take(office_file().changed(lambda made: made.memberships.pop()))

        now = cli.json("succession", "o/head")
        then = cli.json("succession", "o/head", "--known-at", first)

        assert [len(each["tenures"]) for each in (now, then)] == [1, 2]
        assert then["known_at"] == first

    @pytest.mark.parametrize("name", ["o/head", "Head", "head"])
    def test_a_post_is_named_by_external_id_or_title(self, cli: Cli, name: str) -> None:
        cli.take(office_file())
        identity = cli.json("succession", name)["post"]["id"]

        assert cli.json("succession", identity)["post"]["external_ids"] == ["o/head"]


class TestHistory:
    def test_its_answer_has_the_agreed_shape(self, cli: Cli) -> None:
        file = office_file()
        file.memberships += [
            held("m3", "an", start_date="2006-01-01", end_date="2008-01-01"),
            {"id": "m4", "person_id": "an", "organization_id": "o", "role": "Clerk",
             "start_date": "2007-01-01", "end_date": "2009-01-01"},
        ]  # fmt: skip
        cli.take(file)

        found = cli.json("history", "an", "--as-of", "2008-06-01")

        assert found["person"]["name"] == "An"
        tenures = [
            (each["post"]["title"], each["unit"]["name"], each["from"], each["to"])
            for each in found["tenures"]
        ]
        assert tenures == [
            ("Head", "Office", "2000-01-01", "2004-01-01"),
            ("Head", "Office", "2006-01-01", "2008-01-01"),
            ("Clerk", "Office", "2007-01-01", "2009-01-01"),
        ]
        wanted = {"post", "unit", "from", "to", "mode", "lane", "confidence", "terms", "evidence"}
        assert all(wanted <= each.keys() for each in found["tenures"])
        assert found["gaps"] == [{"from": "2004-01-01", "to": "2006-01-01"}]
        assert [(each["from"], each["to"]) for each in found["overlaps"]] == [
            ("2007-01-01", "2008-01-01")
        ]

    def test_overlaps_still_to_come_are_not_told(self, cli: Cli) -> None:
        file = office_file()
        clerk = {"organization_id": "o", "role": "Clerk", "start_date": "2003-01-01"}
        file.memberships.append({"id": "m3", "person_id": "an", "end_date": "2005-01-01", **clerk})
        file.memberships.append({"id": "m4", "person_id": "an", "organization_id": "o"})
        cli.take(file)

        found = cli.json("history", "an", "--as-of", "2002-01-01")

        assert found["overlaps"] == []


class TestTables:
    @pytest.mark.parametrize(
        ("question", "words"),
        [
            (("unit",), "Ministry of Works"),
            (("search", "works"), "Ministry of Works"),
            (("succession", "p"), "Washington"),
        ],
    )
    def test_names_can_be_read_on_a_narrow_screen(
        self,
        cli: Cli,
        monkeypatch: pytest.MonkeyPatch,
        question: tuple[str, ...],
        words: str,
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        works = "works-" + "x" * 70
        cli.take(
            Popolo(
                [{"id": "w", "name": "George Washington"}],
                [{"id": works, "name": "Ministry of Works"}],
                [{"id": "p", "label": "Minister", "organization_id": works}],
                [held("m", "w", "p", start_date="2000-01-01", end_date="2001-01-01")],
            )
        )

        _, out, _ = cli(*question)

        assert words in out
