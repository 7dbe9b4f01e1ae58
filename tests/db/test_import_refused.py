"""Files refused as a whole: nothing is written, what stood stays, and the message says why."""

from pathlib import Path

import pytest
from neo4j import Driver

from graph.errors import RefusedError, UsageError
from graph.services.importing import import_file
from graph.store import Store
from tests.db.test_import import AN, BINH, Desk, Options, nodes, office_file


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """An empty graph and a folder."""
    return Desk(store, tmp_path)


WHOLE: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n ",
    "not JSON": b'{"persons": [}',
    "not UTF-8": '{"persons":[{"id":"a","name":"é"}]}'.encode("latin-1"),
    "a list": b"[1, 2]",
    "a number": b"7",
    "another object": b'{"rows": []}',
    "a table that is none": b'{"persons": {"id": "an"}}',
    "empty tables": b'{"persons": [], "memberships": []}',
    "no row that is an object": b'{"persons": [1, 2, 3]}',
    "too deep": b'{"persons": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number too long": b'{"persons": [{"id": ' + b"9" * 5000 + b"}]}",
}


class TestRefusedWhole:
    @pytest.mark.parametrize("name", WHOLE)
    def test_nothing_is_written_and_what_stood_stays(
        self, desk: Desk, driver: Driver, name: str
    ) -> None:
        desk.take(office_file())
        before = nodes(driver)

        with pytest.raises(RefusedError, match=r"[Tt]he file"):
            desk.take(WHOLE[name])

        assert nodes(driver) == before
        assert desk.holders() == [AN, BINH]

    @pytest.mark.parametrize(
        ("register", "options", "words"),
        [
            ("r", {"format_name": "csv"}, "format"),
            ("  ", {}, "register"),
            ("r", {"max_mb": 1}, "at most 1"),
        ],
    )
    def test_a_request_that_cannot_be_met_is_refused(
        self, desk: Desk, register: str, options: Options, words: str
    ) -> None:
        file = office_file()
        file.persons[0]["note"] = "x" * (2 << 20)

        with pytest.raises((RefusedError, UsageError), match=words):
            desk.take(file, register, **options)

    def test_a_file_that_is_not_there_is_named(self, desk: Desk, tmp_path: Path) -> None:
        with pytest.raises(RefusedError, match=r"nowhere\.json"):
            import_file(desk.store, tmp_path / "nowhere.json")
