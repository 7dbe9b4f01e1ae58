"""Two people and their shares."""

from itertools import combinations
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.vault import keys
from graph.vault.recovery import SharesError, restore, split
from graph.vault.ring import KeyRing, fresh, rotated


@pytest.fixture
def ring() -> KeyRing:
    return rotated(rotated(fresh(), fingerprints=True))


def mistyped(share: str) -> str:
    title, _, body = share.partition(":")
    return f"{title}:{body.translate(str.maketrans('ABCDEFGH', 'BCDEFGHA'))}"


class TestRestored:
    def test_any_two_of_three_restore_every_version(self, ring: KeyRing) -> None:
        for pair in combinations(split(ring), 2):
            assert restore(pair) == ring
            assert restore(pair[::-1]) == ring

    def test_all_three_do_as_well(self, ring: KeyRing) -> None:
        assert restore(split(ring)) == ring

    def test_more_may_be_asked_for(self, ring: KeyRing) -> None:
        shares = split(ring, count=5, needed=3)
        assert restore(shares[1:4]) == ring
        with pytest.raises(SharesError, match="2 of the 3 shares"):
            restore(shares[:2])

    def test_as_typed_by_hand(self, ring: KeyRing) -> None:
        first, second, _ = split(ring)
        body = first.partition(":")[2].lower().replace(" ", "-").replace("o", "0").replace("i", "1")
        assert restore([body, second.replace("\n", "\r\n")]) == ring

    def test_after_the_file_is_lost(self, tmp_path: Path) -> None:
        path, home = tmp_path / "config" / "keys.json", tmp_path / "data"
        keys.create(path, home)
        ring = keys.rotate(path, home)
        shares = split(ring)
        path.unlink()
        keys.create(path, home, restore(shares[1:]))
        assert keys.load(path, home) == ring

    def test_shares_of_before_a_rotation_restore_the_ring_before(self) -> None:
        ring = fresh()
        shares = split(ring)
        rotated(ring)
        assert restore(shares[:2]) == ring


class TestPrinted:
    def test_the_title_says_what_it_is_and_no_key_is_in_it(self, ring: KeyRing) -> None:
        for number, share in enumerate(split(ring), 1):
            assert share.startswith(f"canbo key share {number} of 3, any 2 restore, set ")
            assert not any(key.hex() in share.lower() for key in ring.keys.values())

    def test_it_is_never_split_the_same_way_twice(self, ring: KeyRing) -> None:
        assert set(split(ring)).isdisjoint(split(ring))

    @pytest.mark.parametrize(("count", "needed"), [(3, 1), (2, 3), (11, 2), (1, 1)])
    def test_one_person_alone_is_never_enough(self, ring: KeyRing, count: int, needed: int) -> None:
        with pytest.raises(UsageError):
            split(ring, count, needed)


class TestRefused:
    def test_none_and_one(self, ring: KeyRing) -> None:
        with pytest.raises(SharesError, match="No share"):
            restore([])
        for number, share in enumerate(split(ring), 1):
            with pytest.raises(SharesError, match=f"1 of the 2 shares needed; given: {number}"):
                restore([share])

    def test_the_same_one_twice(self, ring: KeyRing) -> None:
        share = split(ring)[2]
        with pytest.raises(SharesError, match="given twice; different ones: 3"):
            restore([share, share])

    @pytest.mark.parametrize("spoilt", ["", "canbo key share 2 of 3", "?!", "AAAA AAAA"])
    def test_what_is_no_share(self, ring: KeyRing, spoilt: str) -> None:
        with pytest.raises(SharesError, match="place 2"):
            restore([split(ring)[0], spoilt])

    def test_a_mistyped_one_is_named(self, ring: KeyRing) -> None:
        first, second, third = split(ring)
        with pytest.raises(SharesError, match="place 3 of those given is damaged") as caught:
            restore([first, second, mistyped(third)])
        assert "paper" in caught.value.hint

    def test_one_of_another_set_is_named(self, ring: KeyRing) -> None:
        with pytest.raises(SharesError, match=r"Share 3 of set \w+ does not belong to share 1"):
            restore([split(ring)[0], split(ring)[2]])


class TestForged:
    """A share with a right checksum, made by someone who wants to spoil the recovery."""

    @pytest.fixture
    def forged(self, ring: KeyRing, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], str]:
        monkeypatch.setattr("graph.vault.recovery.secrets.token_bytes", lambda count: bytes(count))
        return list(split(ring)), split(ring)[2]

    def test_two_that_do_not_fit(self, forged: tuple[list[str], str]) -> None:
        good, false = forged
        with pytest.raises(SharesError, match="Shares 1, 3 do not fit together"):
            restore([good[0], false])

    def test_the_odd_one_of_three_is_named(self, forged: tuple[list[str], str]) -> None:
        good, false = forged
        with pytest.raises(SharesError, match="Share 3 does not fit the others"):
            restore([good[0], good[1], false])
