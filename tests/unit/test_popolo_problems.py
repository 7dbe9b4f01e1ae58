"""Each problem of a Popolo file with its code and its place; and files that are refused whole."""

from typing import Any

import pytest

from graph.errors import RefusedError
from graph.importing.popolo import read_popolo
from tests.unit.popolo_files import (
    AN,
    HEAD,
    OFFICE,
    SERVED,
    document,
    events,
    keys,
    problems,
    read,
    read_memberships,
)

M = "memberships[0]"


class TestMemberships:
    @pytest.mark.parametrize(
        ("change", "name", "code"),
        [
            ({"person_id": "nobody"}, "person_id", "unknown_person"),
            ({"person_id": None}, "person_id", "missing_person"),
            ({"post_id": "none"}, "post_id", "unknown_post"),
            ({"post_id": None, "organization_id": "x"}, "organization_id", "unknown_organization"),
            ({"post_id": None}, "organization_id", "missing_organization"),
            ({"end_date": "2014-12-31"}, "end_date", "end_before_start"),
            ({"start_date": "2015", "end_date": "2014"}, "end_date", "end_before_start"),
            ({"start_date": "2015-03", "end_date": "2015-02"}, "end_date", "end_before_start"),
            ({"start_date": "soon"}, "start_date", "unreadable_date"),
            ({"start_date": "2015-02-30"}, "start_date", "unreadable_date"),
            ({"start_date": "9999-12-31"}, "start_date", "unreadable_date"),
            ({"start_date": True}, "start_date", "unreadable_date"),
            ({"end_date": []}, "end_date", "unreadable_date"),
            ({"end_date": {"year": 2020}}, "end_date", "unreadable_date"),
            ({"end_date": "2" * 5000}, "end_date", "unreadable_date"),
        ],
    )  # fmt: skip
    def test_what_is_refused_is_reported_and_keeps_its_key(
        self, change: dict[str, Any], name: str, code: str
    ) -> None:
        sheet = read_memberships({**SERVED, **change}, {**SERVED, "id": "m2"})
        assert problems(sheet) == [(M, name, code)]
        assert keys(sheet)[-1] == "membership/m2"
        assert sheet.refused == {"membership/m1"}

    @pytest.mark.parametrize("end", ["9999-12-31", "9999-12", "9999"])
    def test_the_year_9999_is_no_end(self, end: str) -> None:
        sheet = read_memberships({**SERVED, "end_date": end})
        assert problems(sheet) == [(M, "end_date", "open_end")]
        assert events(sheet, "membership/m1") == [("appointed", "2015-01-01")]

    @pytest.mark.parametrize(
        ("start", "end"),
        [("2015-01-01", "2015-01-01"), ("2015-05", "2015"), ("2015", "2015-05"), ("2015", "2015")],
    )
    def test_an_end_that_may_be_the_start_is_kept(self, start: str, end: str) -> None:
        sheet = read_memberships({**SERVED, "start_date": start, "end_date": end})
        assert (problems(sheet), len(keys(sheet))) == ([], 4)

    def test_a_duplicate_id_leaves_the_first(self) -> None:
        sheet = read_memberships(SERVED, {**SERVED, "end_date": "2019"})
        assert problems(sheet) == [("memberships[1]", "id", "duplicate_id")]
        assert events(sheet, "membership/m1")[1] == ("left_post", "2020-01-01")


class TestOthers:
    def test_a_person_without_a_name_is_imported_and_reported(self) -> None:
        sheet = read(document(persons=[{"id": "an"}]))
        assert problems(sheet) == [("persons[0]", "name", "missing_name")]
        assert "membership/m1" in keys(sheet)

    def test_so_are_an_organization_and_a_post(self) -> None:
        value = document(organizations=[{"id": "office", "name": None}],
                         posts=[{"id": "head", "organization_id": "office"}])  # fmt: skip
        assert problems(read(value)) == [
            ("organizations[0]", "name", "missing_name"), ("posts[0]", "label", "missing_name"),
        ]  # fmt: skip

    def test_a_post_of_an_unknown_organization_is_left_out_with_its_memberships(self) -> None:
        sheet = read(document(posts=[{**HEAD, "organization_id": "x"}]))
        assert problems(sheet) == [
            ("posts[0]", "organization_id", "unknown_organization"), (M, "post_id", "unknown_post"),
        ]  # fmt: skip
        assert sheet.refused == {"post/head", "membership/m1"}

    def test_a_post_without_an_organization_is_left_out(self) -> None:
        sheet = read(document([], posts=[{"id": "head", "label": "Head"}]))
        assert problems(sheet) == [("posts[0]", "organization_id", "missing_organization")]

    @pytest.mark.parametrize("table", ["persons", "organizations", "posts"])
    def test_a_row_without_an_id_is_left_out(self, table: str) -> None:
        sheet = read({**document([]), table: [{"name": "x"}]})
        assert (f"{table}[0]", "id", "missing_id") in problems(sheet)

    def test_of_two_rows_of_one_id_the_first_counts(self) -> None:
        sheet = read(document(persons=[AN, {**AN, "name": "B"}]))
        assert problems(sheet) == [("persons[1]", "id", "duplicate_id")]
        assert keys(sheet).count("person/an") == 1

    def test_a_row_that_is_no_object_is_left_out(self) -> None:
        assert problems(read(document(persons=[AN, 5])))[0] == ("persons[1]", "", "not_an_object")

    def test_an_unknown_parent_is_left_out(self) -> None:
        sheet = read(document(organizations=[{**OFFICE, "parent_id": "x"}]))
        assert problems(sheet) == [("organizations[0]", "parent_id", "unknown_organization")]

    @pytest.mark.parametrize("ids", [("a", "b"), (1, 2), (" a", "b ")])
    def test_a_circle_of_parents_is_cut_and_reported(self, ids: tuple[Any, Any]) -> None:
        first, second = ids
        units = [{"id": first, "name": "A", "parent_id": second},
                 {"id": second, "name": "B", "parent_id": first},
                 {"id": "below", "name": "C", "parent_id": first}]  # fmt: skip
        sheet = read(document([], organizations=units, posts=[]))
        assert problems(sheet) == [
            ("organizations[0]", "parent_id", "parent_cycle"),
            ("organizations[1]", "parent_id", "parent_cycle"),
        ]

    def test_a_unit_that_is_its_own_parent_is_a_circle(self) -> None:
        sheet = read(document(organizations=[{**OFFICE, "parent_id": "office"}]))
        assert problems(sheet) == [("organizations[0]", "parent_id", "parent_cycle")]

    def test_who_died_before_birth_keeps_the_birth(self) -> None:
        sheet = read(document(persons=[{**AN, "birth_date": "1950", "death_date": "1949"}]))
        assert problems(sheet) == [("persons[0]", "death_date", "end_before_start")]
        assert events(sheet, "person/an") == [("recorded", None)]

    def test_an_unreadable_date_of_a_person_costs_only_the_date(self) -> None:
        sheet = read(document(persons=[{**AN, "birth_date": "c. 1950"}]))
        assert problems(sheet) == [("persons[0]", "birth_date", "unreadable_date")]
        assert "person/an" in keys(sheet)


class TestHostileText:
    @pytest.mark.parametrize("name", ["a\x00b", "\ud800", "a\x1b[31m", ["x"], {"a": 1}, True, 1.5])
    def test_a_name_no_text_may_have_is_left_out(self, name: object) -> None:
        sheet = read(document(persons=[{"id": "an", "name": name}]))
        assert problems(sheet) == [
            ("persons[0]", "name", "unreadable_text"), ("persons[0]", "name", "missing_name"),
        ]  # fmt: skip

    def test_a_name_may_have_a_thousand_characters(self) -> None:
        assert problems(read(document(persons=[{"id": "an", "name": "x" * 1000}]))) == []
        codes = [
            code for *_, code in problems(read(document(persons=[{**AN, "name": "x" * 1001}])))
        ]
        assert codes == ["too_long", "missing_name"]

    def test_spaces_around_an_id_do_not_count(self) -> None:
        assert problems(read_memberships({**SERVED, "person_id": " an "})) == []

    def test_a_lone_surrogate_in_a_membership_without_id(self) -> None:
        membership = {"person_id": "an", "post_id": "head", "role": "\ud800"}
        assert problems(read_memberships(membership)) == [(M, "role", "unreadable_text")]

    def test_a_field_name_no_text_may_have_can_be_printed(self) -> None:
        sheet = read_memberships({**SERVED, "\ud800": 1})
        assert all(name.encode() for name in sheet.ignored)

    def test_a_deeply_nested_value_is_a_problem_of_its_row(self) -> None:
        deep: object = "x"
        for _ in range(800):
            deep = [deep]
        sheet = read_memberships({**SERVED, "start_date": deep})
        assert problems(sheet) == [(M, "start_date", "unreadable_date")]

    def test_a_long_chain_of_parents_is_read(self) -> None:
        units: list[Any] = [OFFICE]
        units += [{"id": f"u{n}", "name": "U", "parent_id": f"u{n + 1}"} for n in range(3000)]
        assert len(problems(read(document(organizations=units)))) == 1


class TestRefusedWhole:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "empty"),
            (b" \n", "empty"),
            (b"\xff\xfe{", "not UTF-8"),
            (b"{", "not JSON: line 1"),
            (b"name,start\nAn,2015", "not JSON"),
            (b"[]", "not Popolo"),
            (b"5", "not Popolo"),
            (b'{"people": []}', "not Popolo"),
            (b'{"persons": {"id": 1}}', "persons is not a list"),
            (b'{"persons": "x"}', "persons is not a list"),
            (b'{"persons": []}', "holds no persons"),
            (b'{"persons": null, "posts": []}', "holds no persons"),
            (b'{"persons": [{"id": ' + b"9" * 5000 + b"}]}", "too large"),
            (b"[" * 200_000, "too large|not JSON"),
        ],
    )
    def test_with_its_reason(self, content: bytes, message: str) -> None:
        with pytest.raises(RefusedError, match=message):
            read_popolo(content, "test")

    def test_a_byte_order_mark_is_no_reason(self) -> None:
        assert len(read_popolo(b'\xef\xbb\xbf{"persons": [{"id": "a", "name": "A"}]}', "test").rows)
