"""The audit as a chain."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from graph.errors import UsageError
from graph.vault.audit_chain import (
    REKEY,
    START,
    Act,
    Broken,
    ChainError,
    ChainKey,
    Entry,
    Head,
    How,
    append,
    rekey,
    verify,
)
from graph.vault.audit_entry import Details

NOW = datetime(2026, 10, 31, 9, tzinfo=UTC)
OLD, NEW = ChainKey(1, b"1" * 32), ChainKey(2, b"2" * 32)
KEYS = {1: OLD.secret, 2: NEW.secret}
ACT = Act(NOW, "acc_1", "source.unseal", "src_1", "done", {"reason": "review", "rows": 3})


def chain(length: int, head: Head = START, key: ChainKey = OLD) -> list[Entry]:
    entries = []
    for step in range(length):
        entries.append(append(head, replace(ACT, at=NOW + timedelta(seconds=step)), key))
        head = entries[-1].head
    return entries


class TestWhole:
    def test_it_holds(self) -> None:
        entries = chain(4)
        assert [each.number for each in entries] == [1, 2, 3, 4]
        assert verify(entries, KEYS) is None
        assert verify(entries, KEYS, anchor=entries[3].head) is None

    def test_nothing_holds_as_long_as_nothing_was_noted(self) -> None:
        assert verify([], KEYS) is None

    def test_it_may_have_grown_since_the_anchor(self) -> None:
        entries = chain(4)
        assert verify(entries, KEYS, anchor=entries[1].head) is None

    def test_it_is_verified_on_from_a_head(self) -> None:
        entries = chain(4)
        assert verify(entries[2:], KEYS, entries[3].head, start=entries[1].head) is None
        assert verify(entries[2:], KEYS, start=START) == Broken(1, How.MISSING)

    def test_a_moment_is_the_same_in_every_zone(self) -> None:
        saigon = timezone(timedelta(hours=7))
        entries = [replace(each, at=each.at.astimezone(saigon)) for each in chain(2)]
        assert verify(entries, KEYS) is None

    def test_details_are_canonical(self) -> None:
        one = append(START, replace(ACT, details={"b": (1, 2), "a": None}), OLD)
        other = append(START, replace(ACT, details={"a": None, "b": [1, 2]}), OLD)
        assert one == other
        assert one.details == '{"a":null,"b":[1,2]}'

    def test_the_key_is_not_shown(self) -> None:
        assert "1111" not in repr(OLD)


class TestBroken:
    @pytest.mark.parametrize(
        "change",
        [
            {"at": NOW + timedelta(days=1)},
            {"at": NOW.replace(tzinfo=None)},
            {"account": "acc_2"},
            {"act": "source.read"},
            {"subject": None},
            {"outcome": "refused"},
            {"details": "{}"},
            {"key": 2},
            {"previous": "0" * 64},
            {"mac": "0" * 64},
            {"mac": "é"},
        ],
    )
    def test_a_changed_entry(self, change: dict[str, object]) -> None:
        entries = chain(4)
        entries[2] = replace(entries[2], **change)  # type: ignore[arg-type]
        assert verify(entries, KEYS) == Broken(3, How.CHANGED)

    def test_a_removed_entry(self) -> None:
        entries = chain(4)
        del entries[1]
        assert verify(entries, KEYS) == Broken(2, How.MISSING)

    def test_a_removed_entry_with_the_rest_numbered_anew(self) -> None:
        entries = chain(4)
        moved = [replace(each, number=each.number - 1) for each in entries[2:]]
        assert verify([entries[0], *moved], KEYS) == Broken(2, How.CHANGED)

    def test_swapped_entries(self) -> None:
        entries = chain(4)
        entries[1], entries[2] = entries[2], entries[1]
        assert verify(entries, KEYS) == Broken(2, How.OUT_OF_ORDER)

    def test_an_entry_twice(self) -> None:
        entries = chain(3)
        assert verify([*entries, entries[1]], KEYS) == Broken(2, How.OUT_OF_ORDER)

    def test_an_entry_of_another_chain_under_the_same_key(self) -> None:
        other = append(chain(1)[0].head, replace(ACT, account="acc_9"), OLD)
        entries = chain(4)
        entries[1] = other
        assert verify(entries, KEYS) == Broken(3, How.CHANGED)

    def test_a_cut_end_shows_against_the_anchor_only(self) -> None:
        entries = chain(4)
        assert verify(entries[:2], KEYS, anchor=entries[3].head) == Broken(3, How.TRUNCATED)
        assert verify([], KEYS, anchor=entries[3].head) == Broken(1, How.TRUNCATED)
        assert verify(entries[:2], KEYS) is None

    def test_a_chain_written_anew_with_the_key(self) -> None:
        noted = append(chain(1)[0].head, replace(ACT, account="acc_9"), OLD).head
        assert verify(chain(4), KEYS, anchor=noted) == Broken(2, How.REWRITTEN)

    def test_a_start_that_is_not_the_anchor(self) -> None:
        entries = chain(4)
        noted = replace(entries[1].head, mac="0" * 64)
        found = verify(entries[2:], KEYS, anchor=noted, start=entries[1].head)
        assert found == Broken(2, How.REWRITTEN)

    def test_a_ring_without_the_key(self) -> None:
        assert verify(chain(2), {2: NEW.secret}) == Broken(1, How.NO_KEY)


class TestRekeyed:
    def entries(self) -> list[Entry]:
        before = chain(2)
        moved = rekey(before[-1].head, NOW, "acc_1", NEW)
        return [*before, moved, *chain(2, moved.head, NEW)]

    def test_the_change_of_key_is_an_entry(self) -> None:
        entries = self.entries()
        assert verify(entries, KEYS) is None
        assert (entries[2].act, entries[2].details) == (REKEY, '{"from":1,"to":2}')
        assert [each.key for each in entries] == [1, 1, 2, 2, 2]

    def test_another_key_is_refused_until_it_is_recorded(self) -> None:
        with pytest.raises(ChainError, match="under key 1, not under key 2"):
            append(chain(1)[0].head, ACT, NEW)

    def test_it_is_never_written_as_an_ordinary_act(self) -> None:
        with pytest.raises(UsageError):
            append(START, replace(ACT, act=REKEY), OLD)

    def test_it_never_goes_back(self) -> None:
        head = self.entries()[-1].head
        for key in (OLD, NEW):
            with pytest.raises(ChainError, match="newer"):
                rekey(head, NOW, "acc_1", key)

    def test_an_empty_chain_has_no_key_to_leave(self) -> None:
        with pytest.raises(ChainError):
            rekey(START, NOW, "acc_1", NEW)

    def test_the_old_key_alone_cannot_write_the_past_anew(self) -> None:
        entries = self.entries()
        entries[1] = append(entries[0].head, replace(ACT, account="acc_9"), OLD)
        assert verify(entries, KEYS) == Broken(3, How.CHANGED)

    def test_the_old_key_cannot_go_on(self) -> None:
        entries = self.entries()
        head = replace(entries[-1].head, key=1)
        forged = append(head, ACT, OLD)
        assert verify([*entries, forged], KEYS) == Broken(6, How.CHANGED)


class TestContent:
    @pytest.mark.parametrize(
        "details",
        [
            {"text": "nghe nói sắp nghỉ"},
            {"name": "Nguyễn"},
            {"name": "Nguyen Van A"},
            {"id": "079201012345"},
            {"phone": "+84.912.345.678"},
            {"phone": 912345678},
            {"mail": "an@example.com"},
            {"long": "x" * 81},
            {"empty": ""},
            {"score": 0.5},
            {"day": date(2026, 1, 1)},
            {"deep": {"a": 1}},
            {"deep": [["a"]]},
            {"many": ["a"] * 101},
            {"listed": ["a", "hai ba"]},
            {"Name": "a"},
            {f"d{number}": 1 for number in range(21)},
        ],
    )
    def test_texts_names_and_personal_numbers_are_refused(self, details: Details) -> None:
        with pytest.raises(UsageError) as caught:
            append(START, replace(ACT, details=details), OLD)
        values = [each for each in details.values() if isinstance(each, str) and len(each) > 2]
        assert not any(value in caught.value.message for value in values)

    @pytest.mark.parametrize(
        "details",
        [
            {"unit": "unt_0123456789abcdef0123", "post": "us/executive/vice-president"},
            {"as_of": "2026-10-31", "rows": 4200, "full": True, "grade": None},
            {"ids": ["per_1", "per_2"], "counts": (1, 2)},
        ],
    )
    def test_ids_codes_and_counts_are_taken(self, details: Details) -> None:
        assert verify([append(START, replace(ACT, details=details), OLD)], KEYS) is None

    @pytest.mark.parametrize("part", ["account", "act", "subject", "outcome"])
    def test_every_part_is_a_code(self, part: str) -> None:
        with pytest.raises(UsageError, match=part):
            append(START, replace(ACT, **{part: "Trần Văn B"}), OLD)  # type: ignore[arg-type]

    def test_a_moment_without_a_zone_is_refused(self) -> None:
        with pytest.raises(UsageError, match="zone"):
            append(START, replace(ACT, at=NOW.replace(tzinfo=None)), OLD)
