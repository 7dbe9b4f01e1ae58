"""Sealed texts and fingerprints."""

import pytest

from graph.errors import UsageError
from graph.vault.ring import KeyRing, KeysError, fresh, rotated
from graph.vault.sealing import (
    Context,
    SealedError,
    fingerprint,
    needs_reseal,
    reseal,
    seal,
    unseal,
)

NAME = Context("src_1", "identity")


@pytest.fixture
def ring() -> KeyRing:
    return fresh()


class TestSealing:
    def test_what_is_sealed_opens(self, ring: KeyRing) -> None:
        sealed = seal(ring, "Nguyễn Thị Ánh, phòng 3", NAME)
        assert sealed.startswith("v1:1:")
        assert unseal(ring, sealed, NAME) == "Nguyễn Thị Ánh, phòng 3"

    def test_the_same_text_never_looks_the_same(self, ring: KeyRing) -> None:
        assert seal(ring, "a", NAME) != seal(ring, "a", NAME)

    @pytest.mark.parametrize("place", [Context("src_2", "identity"), Context("src_1", "text")])
    def test_it_opens_nowhere_else(self, ring: KeyRing, place: Context) -> None:
        with pytest.raises(SealedError):
            unseal(ring, seal(ring, "a", NAME), place)

    def test_the_parts_of_a_place_do_not_run_together(self, ring: KeyRing) -> None:
        with pytest.raises(SealedError):
            unseal(ring, seal(ring, "a", Context("a", "bc")), Context("ab", "c"))

    def test_another_ring_does_not_open_it(self, ring: KeyRing) -> None:
        with pytest.raises(SealedError, match="identity of src_1") as caught:
            unseal(fresh(), seal(ring, "kín", NAME), NAME)
        assert "kín" not in caught.value.message + caught.value.hint

    def test_another_version_does_not_open_it(self, ring: KeyRing) -> None:
        newer = rotated(ring)
        with pytest.raises(SealedError):
            unseal(newer, seal(ring, "a", NAME).replace("v1:1:", "v1:2:"), NAME)

    def test_a_version_the_ring_lacks_is_named(self, ring: KeyRing) -> None:
        with pytest.raises(KeysError, match="no version 2"):
            unseal(ring, seal(rotated(ring), "a", NAME), NAME)

    @pytest.mark.parametrize(
        "value", ["", "plain", "v1:1:", "v1:01:AAAA", "v2:1:AAAA", "v1:1:AAAA", "v1:1:A", "v1:1:é"]
    )
    def test_what_is_not_sealed_is_refused_and_not_repeated(
        self, ring: KeyRing, value: str
    ) -> None:
        with pytest.raises(SealedError) as caught:
            unseal(ring, value, NAME)
        assert not value or value not in caught.value.message

    def test_half_a_character_is_refused(self, ring: KeyRing) -> None:
        with pytest.raises(UsageError):
            seal(ring, "a\ud800", NAME)


class TestRotation:
    def test_old_values_open_and_are_sealed_anew(self, ring: KeyRing) -> None:
        old = seal(ring, "a", NAME)
        newer = rotated(ring)
        assert needs_reseal(newer, old)
        new = reseal(newer, old, NAME)
        assert new.startswith("v1:2:")
        assert unseal(newer, old, NAME) == unseal(newer, new, NAME) == "a"

    def test_a_current_value_stays_as_it_is(self, ring: KeyRing) -> None:
        sealed = seal(ring, "a", NAME)
        assert not needs_reseal(ring, sealed)
        assert reseal(ring, sealed, NAME) == sealed


class TestFingerprint:
    @pytest.mark.parametrize(
        "same",
        ["079 201 012345", "079.201.012345", "079-201-012345", "\uff10\uff17\uff19201012345"],
    )
    def test_spelling_does_not_matter(self, ring: KeyRing, same: str) -> None:
        assert fingerprint(ring, same) == fingerprint(ring, "079201012345")

    def test_case_does_not_matter(self, ring: KeyRing) -> None:
        assert fingerprint(ring, "c1234567") == fingerprint(ring, "C1234567")

    def test_numbers_and_rings_differ(self, ring: KeyRing) -> None:
        made = fingerprint(ring, "079201012345")
        assert made.startswith("f1:1:")
        assert "079201012345" not in made
        assert made not in (fingerprint(ring, "079201012346"), fingerprint(fresh(), "079201012345"))

    def test_a_rotation_leaves_it(self, ring: KeyRing) -> None:
        assert fingerprint(rotated(ring), "079201012345") == fingerprint(ring, "079201012345")

    def test_a_move_changes_it_and_the_old_one_can_still_be_found(self, ring: KeyRing) -> None:
        moved = rotated(ring, fingerprints=True)
        old = fingerprint(ring, "079201012345")
        assert fingerprint(moved, "079201012345") != old
        assert fingerprint(moved, "079201012345", version=1) == old

    @pytest.mark.parametrize("value", ["", "12", "không có", "x" * 33, "123;456"])
    def test_what_is_no_number_is_refused_and_not_repeated(self, ring: KeyRing, value: str) -> None:
        with pytest.raises(UsageError) as caught:
            fingerprint(ring, value)
        assert len(value) < 3 or value not in caught.value.message
