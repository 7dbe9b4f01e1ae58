"""The table itself is checked: names, roles, details and effects of every kind."""

import pytest

from graph.vocabulary import (
    ACCESS,
    CREDIBILITY,
    KINDS,
    PERSON_ATTRIBUTES,
    RELIABILITY,
    REPORT_KINDS,
    Closes,
    Kind,
    Lane,
    Role,
    Structure,
)

DESIGNED = frozenset(
    {"appointed", "acting", "in_charge", "concurrent", "in_post", "reappointed", "extended",
     "transferred", "rotated", "seconded", "position_changed", "left_post", "resigned", "relieved",
     "removed", "suspended", "reinstated", "planned", "unplanned", "recruited", "retired",
     "left_service", "died", "recorded", "ranked", "trained", "evaluated", "commended",
     "disciplined", "established", "merged", "split", "renamed", "dissolved", "staffed",
     "seats_set", "inspected", "concern"}
)  # fmt: skip


class TestKinds:
    def test_all_that_can_happen_is_there(self) -> None:
        assert set(KINDS) >= DESIGNED

    @pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
    def test_both_names_are_there_and_no_other_kind_has_them(self, kind: Kind) -> None:
        assert kind.vi.strip()
        assert kind.en.strip()
        assert [
            other.code for other in KINDS.values() if kind.vi == other.vi or kind.en == other.en
        ] == [kind.code]

    @pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
    def test_what_an_effect_sets_is_a_detail_or_the_day(self, kind: Kind) -> None:
        assert {source for source in kind.effect.sets.values() if source != "@on"} <= set(
            kind.details
        )
        assert set(kind.effect.sets) <= set(PERSON_ATTRIBUTES)
        assert not kind.effect.sets or all(Role.WHO in roles for roles in kind.needs)

    @pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
    def test_an_effect_has_the_roles_and_details_it_works_with(self, kind: Kind) -> None:
        effect = kind.effect
        if effect.opens or effect.plans or effect.closes or effect.starts_term or effect.moves_term:
            assert all(Role.WHO in roles for roles in kind.needs)
        assert not effect.ends_others or "also" in kind.details
        assert effect.closes in (None, Closes.EVERYTHING) or kind.details["ends"].type is str
        assert effect.closes is not Closes.ORIGIN or {Role.FROM_POST, Role.FROM_UNIT} <= kind.may
        assert not (effect.seen or effect.resumes) or effect.opens
        assert not effect.structure or not (effect.opens or effect.closes)

    @pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
    def test_a_detail_has_a_json_type(self, kind: Kind) -> None:
        for detail in kind.details.values():
            types = detail.type if isinstance(detail.type, tuple) else (detail.type,)
            assert set(types) <= {str, int, float, bool, list, dict}

    def test_every_change_of_units_and_posts_has_a_kind(self) -> None:
        assert {kind.effect.structure for kind in KINDS.values()} - {None} == set(Structure)

    def test_every_way_to_close_has_a_kind(self) -> None:
        assert {kind.effect.closes for kind in KINDS.values()} - {None} == set(Closes)


class TestReports:
    @pytest.mark.parametrize("code", REPORT_KINDS)
    def test_their_usual_grades_are_on_the_scales(self, code: str) -> None:
        kind = REPORT_KINDS[code]
        assert kind.reliability in RELIABILITY
        assert kind.credibility in CREDIBILITY
        assert kind.access in ACCESS

    def test_what_is_signed_is_official(self) -> None:
        signed = {code: kind.lane for code, kind in REPORT_KINDS.items() if kind.signed}
        assert signed == {"decision": Lane.OFFICIAL, "letter": Lane.OFFICIAL}

    def test_grades_that_say_nothing_have_no_number(self) -> None:
        assert (RELIABILITY["F"].value, CREDIBILITY["6"].value) == (None, None)
