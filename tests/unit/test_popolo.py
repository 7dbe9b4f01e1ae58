"""What a Popolo file says, row by row."""

from graph.event_check import faults
from graph.vocabulary import Role
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
    row,
)


class TestRows:
    def test_each_record_is_a_row_named_by_its_own_id(self) -> None:
        sheet = read(document())
        assert keys(sheet) == ["organization/office", "person/an", "post/head", "membership/m1"]
        assert problems(sheet) == []

    def test_a_membership_opens_and_closes_exactly_that_spell(self) -> None:
        opened, closed = row(read(document()), "membership/m1").events
        assert (opened.kind, opened.details["also"], opened.details["row"]) == (
            "appointed", True, "m1",
        )  # fmt: skip
        assert (closed.kind, closed.details) == ("left_post", {"ends": opened.id})

    def test_a_membership_without_a_start_is_a_sighting(self) -> None:
        sheet = read_memberships({"id": "m", "person_id": "an", "post_id": "head"})
        assert events(sheet, "membership/m") == [("in_post", None)]

    def test_a_membership_with_an_end_alone_closes_the_sighting(self) -> None:
        membership = {"id": "m", "person_id": "an", "post_id": "head", "end_date": "2020"}
        sheet = read_memberships(membership)
        assert events(sheet, "membership/m") == [("in_post", None), ("left_post", "2020")]

    def test_a_role_without_a_post_makes_the_post(self) -> None:
        sheet = read_memberships({"id": "m", "person_id": "an", "organization_id": "office",
                                  "role": "clerk"})  # fmt: skip
        (post,) = row(sheet, "membership/m").positions
        assert post.external_id == "office#clerk"
        made = row(sheet, "membership/m").events[0]
        assert (made.kind, made.details) == ("post_created", {"title": "clerk"})

    def test_without_a_role_it_is_member(self) -> None:
        sheet = read_memberships({"id": "m", "person_id": "an", "organization_id": "office"})
        assert row(sheet, "membership/m").positions[0].external_id == "office#member"

    def test_a_post_of_that_very_id_is_used_and_not_made_again(self) -> None:
        posts = [{**HEAD, "id": "office#clerk"}]
        membership = {"id": "m", "person_id": "an", "organization_id": "office", "role": "clerk"}
        sheet = read(document([membership], posts=posts))
        assert events(sheet, "membership/m") == [("in_post", None)]

    def test_two_memberships_of_one_role_share_the_post(self) -> None:
        said = {"person_id": "an", "organization_id": "office"}
        sheet = read_memberships({"id": "a", **said}, {"id": "b", **said})
        assert row(sheet, "membership/a").positions == row(sheet, "membership/b").positions
        assert [kind for kind, _ in events(sheet, "membership/b")] == ["post_created", "in_post"]

    def test_posts_have_no_number_of_seats(self) -> None:
        assert row(read(document()), "post/head").events[0].details == {"title": "Chánh văn phòng"}

    def test_a_post_may_be_named_by_its_role(self) -> None:
        sheet = read(document(posts=[{"id": "head", "role": "Head", "organization_id": "office"}]))
        assert row(sheet, "post/head").events[0].details == {"title": "Head"}

    def test_an_organization_stands_under_its_parent_and_ends_where_it_says(self) -> None:
        child = {"id": "desk", "name": "Desk", "parent_id": "office", "founding_date": "2001",
                 "dissolution_date": "2011-02", "classification": "desk"}  # fmt: skip
        sheet = read(document(organizations=[OFFICE, child]))
        assert events(sheet, "organization/desk") == [("established", "2001"),
                                                      ("dissolved", "2011-02")]  # fmt: skip
        founded = row(sheet, "organization/desk").events[0]
        assert founded.node(Role.PARENT) == row(sheet, "organization/office").units[0].id

    def test_a_person_is_recorded_and_may_have_died(self) -> None:
        person = {**AN, "gender": "male", "birth_date": "1950-05", "death_date": "2021",
                  "other_names": [{"name": "Ba An"}, {"note": "none"}, "x"]}  # fmt: skip
        sheet = read(document(persons=[person]))
        recorded, died = row(sheet, "person/an").events
        assert recorded.details == {"name": "Trần Văn An", "sex": "male", "birth_date": "1950-05",
                                    "other_names": ["Ba An"]}  # fmt: skip
        assert (died.kind, str(died.on)) == ("died", "2021")

    def test_all_that_is_made_fits_the_vocabulary(self) -> None:
        full = {**SERVED, "role": "head", "on_behalf_of_id": "x", "area_id": "y",
                "legislative_period_id": "z"}  # fmt: skip
        sheet = read(document([full, {"id": "m2", "person_id": "an", "organization_id": "office"}]))
        assert [
            fault for each in sheet.rows for event in each.events for fault in faults(event)
        ] == []

    def test_file_ids_are_external_ids_in_their_register(self) -> None:
        (person,) = row(read(document()), "person/an").people
        assert (person.external_id, person.register) == ("an", "test")

    def test_numbers_serve_as_ids(self) -> None:
        sheet = read(document([{**SERVED, "id": 7, "person_id": 5}], persons=[{**AN, "id": 5}]))
        assert keys(sheet)[-1] == "membership/7"

    def test_a_year_may_be_a_number(self) -> None:
        sheet = read_memberships({**SERVED, "start_date": 2015})
        assert events(sheet, "membership/m1")[0] == ("appointed", "2015")

    def test_fields_without_a_place_are_counted(self) -> None:
        sheet = read_memberships(
            {**SERVED, "label": "", "links": [], "sources": ["x"], "label2": 1}
        )
        assert sheet.ignored == {"memberships.sources": 1, "memberships.label2": 1}

    def test_a_label_of_a_membership_has_no_place_and_is_counted(self) -> None:
        sheet = read_memberships({**SERVED, "label": "Head of the office"})
        assert sheet.ignored == {"memberships.label": 1}


class TestNested:
    def test_memberships_inside_people_organizations_and_posts(self) -> None:
        said = {"person_id": "an", "post_id": "head"}
        value = document(
            [],
            persons=[{**AN, "memberships": [{"id": "a", "post_id": "head"}]}],
            organizations=[{**OFFICE, "memberships": [{"id": "b", "person_id": "an"}]}],
            posts=[{**HEAD, "memberships": [{"id": "c", **said}]}],
        )
        sheet = read(value)
        assert sorted(keys(sheet)[3:]) == ["membership/a", "membership/b", "membership/c"]
        assert row(sheet, "membership/b").positions[0].external_id == "office#member"
        assert row(sheet, "membership/a").where == "persons[0].memberships[0]"

    def test_posts_inside_organizations_with_memberships_inside_them(self) -> None:
        post = {"id": "head", "label": "Head", "memberships": [{"id": "m", "person_id": "an"}]}
        sheet = read(document([], organizations=[{**OFFICE, "posts": [post]}], posts=[]))
        assert row(sheet, "membership/m").where == "organizations[0].posts[0].memberships[0]"

    def test_a_nested_null_takes_the_id_it_stands_in(self) -> None:
        nested = {"id": "m", "person_id": None, "post_id": "head"}
        sheet = read(document([], persons=[{**AN, "memberships": [nested]}]))
        assert problems(sheet) == []

    def test_a_nested_row_that_is_no_object_is_reported(self) -> None:
        sheet = read(document(persons=[{**AN, "memberships": ["x"]}]))
        assert problems(sheet) == [("persons[0].memberships[0]", "", "not_an_object")]

    def test_a_nested_table_that_is_no_list_is_reported(self) -> None:
        sheet = read(document(persons=[{**AN, "memberships": {"id": "m"}}]))
        assert [(where, name) for where, name, _ in problems(sheet)] == [
            ("persons[0]", "memberships")
        ]


class TestMembershipsWithoutId:
    SAID = {"person_id": "an", "post_id": "head", "start_date": "2015-01-01"}  # noqa: RUF012

    def test_they_keep_their_key_when_only_the_end_changes(self) -> None:
        before, after = (
            read_memberships(self.SAID),
            read_memberships({**self.SAID, "end_date": "2020"}),
        )
        assert keys(before) == keys(after)

    def test_twins_get_keys_of_their_own(self) -> None:
        sheet = read_memberships(self.SAID, self.SAID)
        assert len(set(keys(sheet))) == 5
        assert problems(sheet) == []
