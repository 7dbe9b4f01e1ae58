"""The best set of moves, on networks small enough to check by hand."""

from graph.analysis.cascade import Option, best_moves


def chosen(
    free: dict[str, int],
    seats: dict[str, str],
    options: list[Option],
    levels: dict[str, int] | None = None,
) -> list[tuple[str, str, int]]:
    found = best_moves(free, seats, levels or {"head": 3, "deputy": 2, "third": 1}, options)
    return [(each.option.person, each.option.post, each.depth) for each in found]


def test_a_chain_fills_everything_behind_it() -> None:
    options = [Option("an", "head"), Option("binh", "deputy")]
    assert chosen({"head": 1}, {"an": "deputy"}, options) == [("an", "head", 0),
                                                              ("binh", "deputy", 1)]  # fmt: skip


def test_a_gap_that_only_moves_down_still_fills_the_higher_post() -> None:
    assert chosen({"head": 1}, {"an": "deputy"}, [Option("an", "head")]) == [("an", "head", 0)]


def test_a_gap_that_would_only_move_sideways_moves_nobody() -> None:
    levels = {"head": 3, "other": 3}
    assert chosen({"head": 1}, {"an": "other"}, [Option("an", "head")], levels) == []


def test_filling_more_posts_outweighs_any_conflict() -> None:
    options = [Option("an", "head", conflicts=9), Option("binh", "deputy", conflicts=9)]
    assert len(chosen({"head": 1, "deputy": 1}, {}, options)) == 2


def test_of_equal_fillings_the_one_with_fewer_broken_rules() -> None:
    options = [Option("an", "head", conflicts=1), Option("binh", "head", unknown=3, rank=1)]
    assert chosen({"head": 1}, {}, options) == [("binh", "head", 0)]


def test_of_equal_conflicts_the_one_with_fewer_open_questions_then_fewer_moves() -> None:
    options = [Option("an", "head", unknown=1), Option("binh", "head", rank=1)]
    assert chosen({"head": 1}, {}, options) == [("binh", "head", 0)]
    short = [Option("an", "head"), Option("cam", "head", rank=1), Option("dung", "deputy")]
    assert chosen({"head": 1}, {"an": "deputy"}, short) == [("cam", "head", 0)]


def test_one_person_takes_one_post_and_one_seat_one_person() -> None:
    options = [Option("an", "head"), Option("an", "deputy"), Option("binh", "head", rank=1)]
    found = chosen({"head": 1, "deputy": 1}, {}, options)
    assert found == [("an", "deputy", 0), ("binh", "head", 0)]


def test_a_swap_is_never_chosen() -> None:
    seats = {"an": "head", "binh": "deputy"}
    options = [Option("an", "deputy"), Option("binh", "head")]
    assert chosen({"third": 1}, seats, options) == []


def test_nobody_to_move_is_an_answer() -> None:
    assert best_moves({"head": 2}, {}, {}, []) == []
