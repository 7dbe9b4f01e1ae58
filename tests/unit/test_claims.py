"""What a decision founds: by whom it is named, what points at it, what cannot be."""

import pytest

from graph.cli.saying import claim_of
from graph.errors import RefusedError, UsageError
from graph.model import Json
from graph.services.claims import Claim, Newcomers, newcomers
from graph.vocabulary import Role

PAPER = (
    "established; name=Phòng  Năm; parent=office",
    "post_created; unit=@1; title=Trưởng phòng; seats=1",
    "appointed; named=Nguyễn Văn A; post=@2; on=2026-05-01",
)


def read(*texts: str) -> Newcomers:
    return newcomers([claim_of(text) for text in texts])


def node(new: Newcomers, number: int) -> str:
    made = new.foundings[number - 1]
    assert made is not None
    return made.node


def test_one_paper_founds_a_unit_a_post_in_it_and_its_holder() -> None:
    new = read(*PAPER)
    unit, post, who = (node(new, number) for number in (1, 2, 3))
    assert new.roles == (
        {Role.UNIT: unit},
        {Role.UNIT: unit, Role.POST: post},
        {Role.POST: post, Role.WHO: who},
    )
    assert [each.roles for each in new.claims] == [{Role.PARENT: "office"}, {}, {}]
    assert [each.details for each in new.claims] == [
        {"name": "Phòng Năm"}, {"title": "Trưởng phòng", "seats": 1}, {},
    ]  # fmt: skip
    assert new.names == {who: "Nguyễn Văn A"}
    assert [each.details for each in new.records] == [{"name": "Nguyễn Văn A"}]
    assert [[each.id for each in new.nodes(sort)] for sort in (Role.WHO, Role.POST, Role.UNIT)] == [
        [who], [post], [unit],
    ]  # fmt: skip
    assert not new.rootless


def test_its_ids_cannot_be_guessed() -> None:
    assert node(read(*PAPER), 3) != node(read(*PAPER), 3)


def test_what_names_nobody_new_is_left_as_it_is() -> None:
    claims = [
        claim_of("left_post; person=an; post=chief; on=2026"),
        Claim("recorded", {Role.WHO: "an"}),
    ]
    new = newcomers(claims)
    assert (list(new.claims), new.records, new.rootless) == (claims, (), False)


def test_one_name_is_one_new_person() -> None:
    new = read("appointed; named=Lê An; post=a", "planned; named=lê  an; post=b",
               "planned; named=Le An; post=b")  # fmt: skip
    assert node(new, 1) == node(new, 2) != node(new, 3)
    assert list(new.names.values()) == ["Lê An", "Le An"]


def test_whoever_is_put_on_record_is_who_is_named() -> None:
    new = read("appointed; named=Lê An; post=a", "recorded; name=Lê An; birth_date=1980")
    assert node(new, 1) == node(new, 2)
    assert new.names == {}


def test_two_of_a_name_are_told_apart_by_what_puts_them_on_record() -> None:
    twins = ("recorded; name=Lê An; birth_date=1980", "recorded; name=Lê An; birth_date=1990")
    new = read(*twins, "appointed; person=@2; post=a")
    assert node(new, 1) != node(new, 2) == new.roles[2][Role.WHO]
    with pytest.raises(UsageError, match=r"claim 3: .* several people called 'Lê An'"):
        read(*twins, "appointed; named=Lê An; post=a")


def test_a_unit_under_a_new_one_is_as_rootless_as_that() -> None:
    below = "established; name=B; parent=@1"
    assert read("established; name=A", below).rootless
    assert not read("established; name=A; parent=x", below).rootless


@pytest.mark.parametrize(
    ("claims", "fault"),
    [
        (["appointed; person=an; post=@1"], "claim 1: @1 founds nothing"),
        (["appointed; person=@9; post=a"], "claim 1: @9 is no claim: there are 1"),
        (["appointed; person=@0; post=a"], "@0 is no claim"),
        (["established; name=A", "appointed; person=@1; post=a"],
         "claim 2: @1 founds a unit and cannot be the person"),
        (["established; parent=x"], "claim 1: established needs the detail 'name'"),
        (["post_created; unit=x"], "post_created needs the detail 'title'"),
        (["recorded; birth_date=1980"], "recorded needs the detail 'name'"),
        ([f"appointed; named={'x' * 201}; post=a"], "the name has at most 200"),
        (["appointed; named=a\x07; post=a"], "the name has at most 200"),
        (["appointed; person=an; named=An; post=a"], "takes a person or a name, not both"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_its_claim(claims: list[str], fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        read(*claims)


@pytest.mark.parametrize("name", [" ", 5, None, ["A"]])
def test_a_name_is_a_text(name: Json) -> None:
    with pytest.raises(UsageError, match="needs the detail"):
        newcomers([Claim("planned", {Role.POST: "a"}, details={"named": name})])


def test_every_fault_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        read("established; parent=@7", "appointed; named=An; post=@1")
    assert str(caught.value).count("claim ") == 3


def test_a_restricted_report_founds_nothing() -> None:
    read("left_post; person=an; post=chief").check_level(2)
    read(*PAPER).check_level(0)
    with pytest.raises(RefusedError, match="puts nobody and nothing on record"):
        read(*PAPER).check_level(1)
