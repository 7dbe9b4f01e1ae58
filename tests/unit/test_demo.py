"""The demo office: what is generated, and that it says what it is meant to say."""

from collections import Counter
from datetime import date
from functools import lru_cache
from itertools import pairwise

import pytest

from graph.dates import parse_date
from graph.demo import CASES, START, TODAY, UNIT_CASES, Draft, explain, generate, simulate
from graph.demo.names import FEMALE, MALE
from graph.demo.retirement import months_between, retirement_age, retirement_date
from graph.event_check import faults
from graph.model import Event
from graph.offices.places import MERGED, SOUTH, new_provinces, old_provinces
from graph.projection import (
    BECAME,
    PART_OF,
    Attributes,
    Listing,
    Projection,
    Record,
    Span,
    Voice,
    project,
)
from graph.projection.recorded import gather
from graph.vocabulary import REPORT_KINDS, Lane, Role, SpanType

REFORM = date(2025, 7, 1)


@lru_cache(maxsize=2)
def drafts(seed: int = 1) -> tuple[Draft, ...]:
    return generate(seed)


@lru_cache(maxsize=1)
def projected() -> Projection:
    said: list[tuple[Event, Voice]] = []
    listings: list[Listing] = []
    for draft in drafts():
        report = draft.report
        if report.lane is Lane.OFFICIAL:
            signed = REPORT_KINDS[report.kind].signed
            voice = Voice(report.id, report.id, signed, report.day)
            said += [(event, voice) for event in draft.says]
        listings += [Listing(report.id, unit, report.day) for unit in draft.covers]
    return project(Record(facts=gather(said), listings=tuple(listings)))


@lru_cache(maxsize=1)
def people() -> dict[str, str]:
    return {str(attributes.get("name")): key for key, attributes in projected().people.items()}


def person(case: str) -> tuple[str, Attributes]:
    name = next(each.name for each in CASES if each.id == case)
    key = people()[name]
    return key, projected().people[key]


def unit(name: str) -> str:
    (found,) = [key for key, each in projected().units.items() if each["name"] == name]
    return found


def holds(key: str) -> list[Span]:
    spans = [one for one in projected().spans if one.source == key and one.type == SpanType.HOLDS]
    return sorted(spans, key=lambda one: (one.valid_from, one.mode or ""))


def rank_of(span: Span) -> object:
    return projected().positions[span.target]["rank"]


def said_of(key: str, kind: str) -> list[Event]:
    events = {event.id: event for draft in drafts() for event in draft.says}
    return [one for one in events.values() if one.kind == kind and one.node(Role.WHO) == key]


def test_every_event_fits_the_vocabulary_and_its_report() -> None:
    wrong = [fault for draft in drafts() for event in draft.says for fault in faults(event)]
    assert not wrong
    for draft in drafts():
        assert REPORT_KINDS[draft.report.kind].lane is draft.report.lane
        assert all(event.lane is draft.report.lane for event in draft.says)
        assert draft.says


def test_recorded_time_rises_strictly_and_ends_today() -> None:
    times = [draft.at for draft in drafts()]
    assert all(first < second for first, second in pairwise(times))
    assert times[0].date() >= START
    assert times[-1].date() <= TODAY
    assert all(draft.report.received_at == draft.at for draft in drafts())


def test_ids_and_numbers_are_unique() -> None:
    assert len({draft.report.id for draft in drafts()}) == len(drafts())
    nodes = [node.id for draft in drafts() for node in (*draft.people, *draft.positions)]
    assert len(set(nodes)) == len(nodes)


def test_every_node_is_named_by_the_first_draft_that_speaks_of_it() -> None:
    known: set[str] = set()
    for draft in drafts():
        known |= {node.id for node in (*draft.people, *draft.positions, *draft.units)}
        assert all(node in known for event in draft.says for _, node in event.roles)
        assert known.issuperset(draft.covers)


def test_it_is_as_large_as_the_field_says() -> None:
    counts = explain(drafts())
    assert 3_800 <= counts["people"] <= 4_500
    assert 6_000 <= counts["decision"] <= 10_000
    assert 450 <= counts["staff_list"] <= 560
    assert counts["note"] > 300
    assert counts["merged"] > 100


def test_the_south_has_25_provinces_and_11_after() -> None:
    assert len(SOUTH) == len(set(SOUTH)) == 25
    assert set(SOUTH) <= set(old_provinces())
    assert set(MERGED) <= set(new_provinces())
    tops = [each for each in projected().units.values() if each["kind"] == "department"]
    assert sum(str(each["name"]).startswith("Cục THADS") for each in tops) == 25
    assert sum(str(each["name"]).startswith("THADS") for each in tops) == 11
    for each in projected().units.values():
        old = str(each["name"]).startswith(("Cục THADS", "Chi cục", "Tổng cục"))
        if old:
            assert each["dissolved_on"] == "2025-07-01", each["name"]


@pytest.mark.parametrize(
    ("name", "rooms"),
    [("TP. Hồ Chí Minh", 19), ("tỉnh An Giang", 15), ("tỉnh Đồng Tháp", 12), ("tỉnh Đồng Nai", 14)],
)
def test_area_rooms_are_as_many_as_known(name: str, rooms: int) -> None:
    below = [one.source for one in projected().spans
             if one.type == PART_OF and one.target == unit(f"THADS {name}")]  # fmt: skip
    kinds = Counter(projected().units[each]["kind"] for each in below)
    assert kinds == {"area_room": rooms, "room": 5}


def test_dong_thap_is_another_unit_after_the_reorganisation() -> None:
    before, after, _ = UNIT_CASES["UNIT-1"]
    became = {one.source for one in projected().spans
              if one.type == BECAME and one.target == unit(after)}  # fmt: skip
    assert became == {unit(before), unit("Cục THADS tỉnh Tiền Giang")}
    assert projected().units[unit(before)]["dissolved_on"] == "2025-07-01"
    assert projected().units[unit(after)]["established_on"] == "2025-07-01"


def test_a_department_sent_no_list_and_another_a_late_one() -> None:
    before, after, _ = UNIT_CASES["REP-1"]
    lists = {(draft.report.issued_on, key): draft
             for draft in drafts() for key in draft.covers}  # fmt: skip
    assert (date(2024, 3, 31), unit(before)) not in lists
    assert (date(2024, 9, 30), unit(before)) in lists
    assert lists[(date(2026, 3, 31), unit(after))].at.date() > date(2026, 4, 6)


@pytest.mark.parametrize(
    ("sex", "born", "age", "retires"),
    [
        (MALE, date(1965, 10, 1), 741, date(2027, 7, 31)),
        (MALE, date(1966, 3, 1), 741, date(2027, 12, 31)),
        (MALE, date(1966, 4, 1), 744, date(2028, 4, 30)),
        (MALE, date(1960, 12, 1), 720, date(2020, 12, 31)),
        (MALE, date(1961, 1, 1), 723, date(2021, 4, 30)),
        (MALE, date(1962, 6, 1), 726, date(2022, 12, 31)),
        (MALE, date(1968, 7, 1), 744, date(2030, 7, 31)),
        (FEMALE, date(1969, 4, 1), 680, date(2025, 12, 31)),
        (FEMALE, date(1969, 5, 1), 684, date(2026, 5, 31)),
        (FEMALE, date(1975, 4, 1), 716, date(2034, 12, 31)),
        (FEMALE, date(1975, 5, 1), 720, date(2035, 5, 31)),
        (FEMALE, date(1972, 2, 1), 700, date(2030, 6, 30)),
        (FEMALE, date(1971, 3, 1), 692, date(2028, 11, 30)),
        (FEMALE, date(1970, 1, 1), 688, date(2027, 5, 31)),
    ],
)
def test_retirement_dates(sex: str, born: date, age: int, retires: date) -> None:
    assert (retirement_age(sex, born), retirement_date(sex, born)) == (age, retires)


def test_every_case_is_found_by_a_name_of_its_own() -> None:
    names = Counter(each.get("name") for each in projected().people.values())
    assert all(names[case.name] == 1 for case in CASES)
    for case in CASES:
        _, attributes = person(case.id)
        assert (attributes["sex"], attributes["birth_date"]) == (case.sex, case.born)


@pytest.mark.parametrize(
    ("case", "left"),
    [("RET-4a", "2020-12-31"), ("RET-4b", "2021-04-30"), ("RET-5a", "2025-12-31"),
     ("RET-5b", "2026-05-31"), ("RET-8a", "2022-12-31"), ("RET-10", "2025-06-01"),
     ("RET-1", None), ("RET-9", None), ("RET-8b", None), ("RET-7a", None)],
)  # fmt: skip
def test_who_of_the_cases_has_left(case: str, left: str | None) -> None:
    _, attributes = person(case)
    assert attributes.get("service_to") == left


@pytest.mark.parametrize(
    ("case", "last"),
    [("TERM-1", date(2027, 7, 31)), ("TERM-2", date(2030, 7, 31)), ("TERM-3", date(2031, 6, 30)),
     ("TERM-4", date(2027, 9, 14)), ("TERM-5", date(2028, 7, 31)), ("TERM-6", date(2031, 2, 28)),
     ("TERM-7", date(2029, 6, 30))],
)  # fmt: skip
def test_terms_end_as_worked_out(case: str, last: date) -> None:
    key, _ = person(case)
    (now,) = [one for one in holds(key) if one.valid_to > TODAY]
    assert now.term_to == last


def test_acting_is_no_term_and_a_deputy_may_have_three() -> None:
    key, _ = person("TERM-7")
    (acting,) = [one for one in holds(key) if one.mode == "acting"]
    assert (acting.start, acting.end) == ("2024-01-01", "2024-07-01")
    deputy, _ = person("TERM-6")
    led = [one for one in holds(deputy) if rank_of(one) == "deputy"]
    assert led[0].terms == ("2016-03-01/2021-03-01", "2021-03-01/2025-07-01")
    assert led[1].terms == ("2025-07-01/2026-03-01", "2026-03-01/")
    head, _ = person("TERM-6-head")
    assert next(one for one in holds(head) if rank_of(one) == "head").start == "2018-09-01"


def test_discipline_evaluation_and_planning_cases() -> None:
    first, attributes = person("DISC-1")
    assert (attributes["discipline"], attributes["disciplined_on"]) == ("khiển trách", "2025-06-01")
    assert attributes["evaluation"] == "Không hoàn thành nhiệm vụ"
    assert person("DISC-2")[1]["disciplined_on"] == "2026-03-15"
    assert {event.details["year"] for event in said_of(person("EVAL-1")[0], "evaluated")} == {
        2024, 2025,
    }  # fmt: skip
    planned, _ = person("PLAN-1")
    posts = {one.target for one in projected().spans
             if one.type == SpanType.PLANNED_FOR and one.source == planned}  # fmt: skip
    assert len(posts) == 4
    on = date(2024, 6, 1)
    plans = [one for one in projected().spans if one.type == SpanType.PLANNED_FOR]
    counts = Counter(one.target for one in plans if one.valid_from <= on < one.valid_to)
    assert max(counts[post] for post in posts) >= 4
    assert first != planned


@pytest.mark.parametrize(("case", "months"), [("ROT-1a", 17), ("ROT-1b", 18)])
def test_accountants_have_three_years_in_post(case: str, months: int) -> None:
    key, attributes = person(case)
    post = next(one for one in holds(key) if one.start == "2022-06-01")
    assert projected().positions[post.target]["title"] == "Kế toán"
    born = parse_date(str(attributes["birth_date"])).earliest
    assert months_between(date(2025, 6, 30), retirement_date(MALE, born)) == months


def test_nobody_holds_a_post_before_service_or_after_it() -> None:
    for key, attributes in projected().people.items():
        for one in holds_by_person().get(key, ()):
            if one.start:
                assert one.start >= str(attributes["service_from"])
            if left := attributes.get("service_to"):
                assert one.valid_from.isoformat() <= str(left)


@lru_cache(maxsize=1)
def holds_by_person() -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for one in projected().spans:
        if one.type == SpanType.HOLDS:
            found.setdefault(one.source, []).append(one)
    return found


def test_ages_are_those_of_a_civil_service() -> None:
    for attributes in projected().people.values():
        if "birth_date" not in attributes:
            continue
        born = parse_date(str(attributes["birth_date"])).earliest
        recruited = parse_date(str(attributes["service_from"])).earliest
        assert 18 <= recruited.year - born.year <= 40
        if left := attributes.get("service_to"):
            assert parse_date(str(left)).earliest.year - born.year <= 62


def test_conflicts_are_the_intended_ones() -> None:
    counts = Counter(conflict.code for conflict in projected().conflicts)
    assert 30 <= counts["start_differs"] <= 200
    assert 15 <= counts["attribute_differs"] <= 120
    assert 1 <= counts["seats_exceeded"] <= 60
    assert 1 <= counts["seen_after_end"] <= 40
    assert counts["end_unmatched"] <= 15
    assert sum(counts.values()) <= 350
    exceeded = [each for each in projected().conflicts if each.code == "seats_exceeded"]
    assert sum(projected().positions[each.nodes[0]]["rank"] != "member" for each in exceeded) >= 1


def test_posts_are_filled_as_such_an_office_is() -> None:
    for on, least in ((date(2020, 9, 30), 0.9), (date(2025, 6, 30), 0.85), (TODAY, 0.8)):
        held: Counter[object] = Counter()
        seats: Counter[object] = Counter()
        for one in projected().spans:
            if not one.valid_from <= on < one.valid_to:
                continue
            if one.type == SpanType.HOLDS and one.mode == "full":
                held[rank_of(one)] += 1
            elif one.type == "IN":
                number = projected().positions[one.source]["seats"]
                seats[projected().positions[one.source]["rank"]] += (
                    number if isinstance(number, int) else 0
                )
        assert least <= sum(held.values()) / sum(seats.values()) <= 1.02
        assert held["deputy"] < seats["deputy"]
        assert held["head"] < seats["head"]


def test_notes_have_every_grade_and_say_nothing_official() -> None:
    notes = [draft for draft in drafts() if draft.report.kind == "note"]
    gradings = [draft.grading for draft in notes if draft.grading]
    assert len(gradings) == len(notes)
    assert {each.reliability for each in gradings} == set("ABCDEF")
    assert {each.credibility for each in gradings} == set("123456")
    assert {event.kind for draft in notes for event in draft.says} >= {"appointed", "concern"}
    assert all(draft.report.level == 1 for draft in notes if draft.says[0].kind == "concern")


def test_some_rumours_come_true_and_some_do_not() -> None:
    whispers = simulate(1).whispers
    informal = {event.id for draft in drafts() for event in draft.says
                if event.lane is Lane.INFORMAL}  # fmt: skip
    assert {each.event for each in whispers} <= informal
    true = [each for each in whispers if each.true]
    assert 30 <= len(true) <= len(whispers) - 30
    for each in (one for one in true if one.kind == "appointed"):
        assert any(one.target == each.post for one in holds_by_person().get(each.person, ())), each
