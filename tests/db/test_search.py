"""Names found without diacritics, with typos, by their beginnings; never by accident."""

import json
import unicodedata
from pathlib import Path

import pytest

from graph.answers import Hit
from graph.errors import AmbiguousError, UsageError
from graph.services.clocks import read_clocks
from graph.services.importing import import_file
from graph.services.person import person_page
from graph.services.search import search
from graph.store import Store
from graph.visibility import BASE
from tests.office import Office

PEOPLE = (
    "Nguyễn Văn Đức", "Trần Thị Hòa", "Trần Thị Hoà", "Nguyễn Văn An", "Tô Lâm", "Đỗ Thị No",
    "Lê Thị Bé", "Đặng Như Ý", unicodedata.normalize("NFD", "Vũ Thị Huệ"), "John O'Brien",
)  # fmt: skip
UNITS = (
    "Ủy ban nhân dân xã Hòa An",
    "Tổ công tác số 1",
    "Executive Office of the President",
    "Committee on Ways and Means",
)


class Names:
    """A graph in which people and units bear these names."""

    def __init__(self, store: Store, folder: Path) -> None:
        path = folder / "names.json"
        tables = {
            "persons": [{"id": f"p{key}", "name": name} for key, name in enumerate(PEOPLE)],
            "organizations": [{"id": f"o{key}", "name": name} for key, name in enumerate(UNITS)],
            "posts": [{"id": "chair", "label": "Chủ tịch", "organization_id": "o0"}],
        }
        path.write_text(json.dumps(tables))
        import_file(store, path)
        self.viewer = store.for_viewer(BASE)

    def hits(self, text: str, limit: int = 20) -> list[Hit]:
        """What a search finds."""
        return search(self.viewer, text, limit)

    def found(self, text: str) -> list[str]:
        """The names a search finds, best first."""
        return [unicodedata.normalize("NFC", hit.name or "") for hit in self.hits(text)]


@pytest.fixture
def names(store: Store, tmp_path: Path) -> Names:
    """A graph of names."""
    return Names(store, tmp_path)


class TestNames:
    @pytest.mark.parametrize("number", range(len(PEOPLE) + len(UNITS)))
    def test_every_name_is_found_as_it_is_written(self, names: Names, number: int) -> None:
        name = unicodedata.normalize("NFC", (*PEOPLE, *UNITS)[number])

        assert name in names.found(name)

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("nguyen van duc", "Nguyễn Văn Đức"),
            ("DUC", "Nguyễn Văn Đức"),
            ("nguyen van an", "Nguyễn Văn An"),
            ("to lam", "Tô Lâm"),
            ("do thi no", "Đỗ Thị No"),
            ("le thi be", "Lê Thị Bé"),
            ("dang nhu y", "Đặng Như Ý"),
            ("vu thi hue", "Vũ Thị Huệ"),
            ("uy ban nhan dan", "Ủy ban nhân dân xã Hòa An"),
            ("to cong tac", "Tổ công tác số 1"),
            ("chu tich", "Chủ tịch"),
        ],
    )
    def test_without_diacritics(self, names: Names, text: str, name: str) -> None:
        assert name in names.found(text)

    @pytest.mark.parametrize("text", ["Trần Thị Hòa", "Trần Thị Hoà", "tran thi hoa", "hoa tran"])
    def test_both_ways_to_place_a_tone_mark_are_one_name(self, names: Names, text: str) -> None:
        assert set(names.found(text)) == {"Trần Thị Hòa", "Trần Thị Hoà"}

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("nguyen vna duc", "Nguyễn Văn Đức"),
            ("ngyuen duc", "Nguyễn Văn Đức"),
            ("Excutive Office", "Executive Office of the President"),
            ("presidnet", "Executive Office of the President"),
            ("Office of the Presid", "Executive Office of the President"),
        ],
    )
    def test_with_a_typo_or_cut_short(self, names: Names, text: str, name: str) -> None:
        assert name in names.found(text)

    def test_every_word_must_be_met(self, names: Names) -> None:
        assert names.found("nguyen xyzxyz") == []

    def test_the_name_as_typed_comes_first(self, names: Names) -> None:
        assert names.found("Nguyễn Văn An")[:1] == ["Nguyễn Văn An"]


class TestHits:
    def test_a_post_is_told_with_its_unit(self, names: Names) -> None:
        [hit] = names.hits("chu tich")

        assert (hit.kind, hit.external_ids) == ("position", ("chair",))
        assert hit.unit
        assert hit.unit.name == "Ủy ban nhân dân xã Hòa An"

    def test_namesakes_are_told_apart_by_the_unit_they_are_in(self, store: Store) -> None:
        office = Office(store)
        office.found("u", "head")
        office.say("d1", office.event("appointed", "an-1", "head", "2020-01-01"))
        office.say("d2", *(office.event("recorded", who, name="Lê Văn An")
                           for who in ("an-1", "an-2")))  # fmt: skip
        viewer = store.for_viewer(BASE)

        placed = {hit.id: hit.unit and hit.unit.id for hit in search(viewer, "le van an")}

        assert placed == {"an-1": "u", "an-2": None}
        with pytest.raises(AmbiguousError) as raised:
            person_page(viewer, "Lê Văn An", read_clocks())
        assert [each.split("  ")[-1] for each in raised.value.candidates] == ["u", "Lê Văn An"]

    def test_no_more_than_asked_for(self, names: Names) -> None:
        assert len(names.hits("thi", limit=2)) == 2

    @pytest.mark.parametrize(
        "text", ["duc AND", "(duc", 'duc"', "duc~9", "duc^", "n:duc", "du\\c", "duc OR an", "[a TO"]
    )
    def test_signs_of_the_query_language_are_only_text(self, names: Names, text: str) -> None:
        assert isinstance(names.found(text), list)

    @pytest.mark.parametrize("text", ["", "  ", '""', "***", "~"])
    def test_nothing_to_search_for_is_refused(self, names: Names, text: str) -> None:
        with pytest.raises(UsageError, match="nothing to search"):
            names.hits(text)

    @pytest.mark.parametrize("limit", [0, -1, 201])
    def test_a_limit_out_of_reach_is_refused(self, names: Names, limit: int) -> None:
        with pytest.raises(UsageError, match="limit"):
            names.hits("duc", limit)

    def test_a_person_who_was_withdrawn_is_found_no_more(
        self, names: Names, store: Store, tmp_path: Path
    ) -> None:
        path = tmp_path / "names.json"
        path.write_text(json.dumps({"persons": [{"id": "p1", "name": "Trần Thị Hòa"}]}))
        import_file(store, path)

        assert names.found("tran thi hoa") == ["Trần Thị Hòa"]
        assert names.found("nguyen") == []
