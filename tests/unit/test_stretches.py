"""Gaps of a post and overlaps of a person."""

from datetime import date

from graph.answers import PersonRef, PostRef, Stretch, Tenure
from graph.dates import parse_date
from graph.services.stretches import empty_stretches, overlaps

AS_OF = date(2021, 1, 1)


def _tenure(start: str | None, end: str | None, post: str = "head", mode: str = "full") -> Tenure:
    begins, ends = (parse_date(text) if text else None for text in (start, end))
    return Tenure(
        PostRef(post, post, None), PersonRef("an", "An"), start, end, mode, "stated",
        "stated" if end else None, None, None, None, (),
        (begins.earliest if begins else None, ends.ended_by if ends else None),
        (begins.latest if begins else None, ends.earliest if ends else None),
        "e_1", None, (),
    )  # fmt: skip


def _gaps(*tenures: Tenure, until: date | None = None) -> list[tuple[str, str | None]]:
    found = empty_stretches(tenures, AS_OF, until)
    return [(str(each.start), str(each.end) if each.end else None) for each in found]


class TestGaps:
    def test_between_two_holders(self) -> None:
        held = (_tenure("2015-01-01", "2016-01-01"), _tenure("2017-01-01", None))
        assert _gaps(*held) == [("2016-01-01", "2017-01-01")]

    def test_a_running_one_has_no_end(self) -> None:
        assert _gaps(_tenure("2015-01-01", "2016-01-01")) == [("2016-01-01", None)]

    def test_one_that_begins_today_is_running(self) -> None:
        assert _gaps(_tenure("2015-01-01", "2021-01-01")) == [("2021-01-01", None)]

    def test_an_end_after_the_day_asked_for_makes_none(self) -> None:
        assert _gaps(_tenure("2015-01-01", "2021-01-02")) == []

    def test_nobody_known_to_have_begun_makes_none(self) -> None:
        assert _gaps() == []
        assert _gaps(_tenure(None, "2016-01-01")) == []

    def test_before_the_first_known_start_there_is_none(self) -> None:
        assert _gaps(_tenure(None, "2010-01-01"), _tenure("2015-01-01", None)) == []

    def test_any_mode_fills_it(self) -> None:
        acting = _tenure("2016-01-01", "2017-01-01", mode="acting")
        assert _gaps(_tenure("2015-01-01", "2016-01-01"), acting, _tenure("2017-01-01", None)) == []

    def test_days_that_may_be_held_are_no_gap(self) -> None:
        assert _gaps(_tenure("2015", "2016"), _tenure("2017", None)) == []
        assert _gaps(_tenure("2015", "2016-03"), _tenure("2016-06", None)) == [
            ("2016-04-01", "2016-06-01")
        ]

    def test_a_tenure_of_no_day_neither_fills_nor_cuts_one(self) -> None:
        held = (_tenure("2015-01-01", "2016-01-01"), _tenure("2016-06-01", "2016-06-01"),
                _tenure("2017-01-01", None))  # fmt: skip
        assert _gaps(*held) == [("2016-01-01", "2017-01-01")]

    def test_who_left_the_service_has_none_after_it(self) -> None:
        held = (_tenure("2015-01-01", "2016-01-01"), _tenure("2017-01-01", "2018-01-01"))
        assert _gaps(*held, until=date(2018, 1, 1)) == [("2016-01-01", "2017-01-01")]

    def test_what_begins_after_the_day_asked_for_ends_no_gap(self) -> None:
        held = (_tenure("2015-01-01", "2016-01-01"), _tenure("2022-01-01", None))
        assert _gaps(*held) == [("2016-01-01", None)]

    def test_a_first_start_in_the_future_makes_none(self) -> None:
        assert _gaps(_tenure("2022-01-01", None)) == []

    def test_stretches_are_what_is_answered(self) -> None:
        found = empty_stretches([_tenure("2015-01-01", "2016-01-01")], AS_OF)
        assert found == (Stretch(date(2016, 1, 1), None),)


class TestOverlaps:
    def _of(self, *tenures: Tenure) -> list[tuple[str, str | None, list[str]]]:
        return [
            (str(each.start), str(each.end) if each.end else None, [post.id for post in each.posts])
            for each in overlaps(tenures, date(2040, 1, 1))
        ]

    def test_two_posts_at_once(self) -> None:
        held = (_tenure("2015-01-01", "2017-01-01"), _tenure("2016-01-01", "2018-01-01", "chair"))
        assert self._of(*held) == [("2016-01-01", "2017-01-01", ["chair", "head"])]

    def test_a_running_one_has_no_end(self) -> None:
        held = (_tenure("2015-01-01", None), _tenure("2016-01-01", None, "chair"))
        assert self._of(*held) == [("2016-01-01", None, ["chair", "head"])]

    def test_one_after_the_other_is_none(self) -> None:
        held = (_tenure("2015-01-01", "2016-01-01"), _tenure("2016-01-01", None, "chair"))
        assert self._of(*held) == []

    def test_one_post_in_two_modes_is_none(self) -> None:
        held = (_tenure("2015-01-01", None), _tenure("2016-01-01", None, mode="acting"))
        assert self._of(*held) == []

    def test_only_sure_days_count(self) -> None:
        held = (_tenure("2015-01-01", "2016"), _tenure("2016", None, "chair"))
        assert self._of(*held) == []

    def test_equal_neighbouring_stretches_are_one(self) -> None:
        held = (_tenure("2015-01-01", None), _tenure("2015-01-01", "2016-01-01", "chair"),
                _tenure("2016-01-01", "2017-01-01", "chair"))  # fmt: skip
        assert self._of(*held) == [("2015-01-01", "2017-01-01", ["chair", "head"])]
