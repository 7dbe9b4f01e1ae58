"""Passwords: what is taken, and how they are checked."""

import unicodedata

import pytest
from argon2 import PasswordHasher

from graph.errors import RefusedError
from graph.vault.passwords import Passwords, check_policy

GOOD = "trăng xanh 7 con ốc"


def cheap(rounds: int = 1) -> PasswordHasher:
    return PasswordHasher(time_cost=rounds, memory_cost=8, parallelism=1)


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    return Passwords(cheap())


class TestPolicy:
    @pytest.mark.parametrize(
        "password", [GOOD, "ghế mây đèn dầu", "correct horse battery", "k9#Lm2$Qx7!pZ"]
    )
    def test_long_and_odd_ones_are_taken(self, password: str) -> None:
        check_policy(password, "an.nguyen")

    @pytest.mark.parametrize(
        ("password", "fault"),
        [
            ("ngắn quá 12", "shorter"),
            ("x7 " * 100, "longer"),
            ("an.nguyen 2026!", "account"),
            ("AN.NGUYEN.2026", "account"),
            ("079201012345", "digits"),
            ("aaaaaaaaaaaab", "few"),
            ("password1234", "common"),
            ("P@ssw0rd2026!", "common"),
            ("Mật khẩu 2026", "common"),
            ("matkhau123456", "common"),
            ("qwertyuiopas", "common"),
            ("poiuytrewq12", "common"),
            ("1qaz2wsx3edc", "common"),
            ("hà nội hà nội", "common"),
            ("!@#$%^&*()_+", "common"),
        ],
    )
    def test_what_is_soon_guessed_is_refused_and_not_repeated(
        self, password: str, fault: str
    ) -> None:
        with pytest.raises(RefusedError, match=fault) as caught:
            check_policy(password, "an.nguyen")
        assert password not in caught.value.message + caught.value.hint

    def test_a_short_account_name_may_occur(self) -> None:
        check_policy("ban an bay con ga", "an")

    def test_the_part_before_the_at_sign_counts(self) -> None:
        with pytest.raises(RefusedError, match="account"):
            check_policy("thuyduong 99 xanh", "thuyduong@example.vn")


class TestChecking:
    def test_the_right_one_is_right(self, passwords: Passwords) -> None:
        stored = passwords.hash(GOOD)
        assert stored.startswith("$argon2id$")
        assert passwords.verify(stored, GOOD).right
        assert not passwords.verify(stored, GOOD + " ").right

    def test_keyboards_may_spell_it_differently(self, passwords: Passwords) -> None:
        stored = passwords.hash(unicodedata.normalize("NFC", GOOD))
        assert passwords.verify(stored, unicodedata.normalize("NFD", GOOD)).right

    def test_two_hashes_of_one_password_differ(self, passwords: Passwords) -> None:
        assert passwords.hash(GOOD) != passwords.hash(GOOD)

    @pytest.mark.parametrize("sent", ["", "x" * 100_000, "a\ud800", "\0"])
    def test_odd_input_is_wrong_and_no_error(self, passwords: Passwords, sent: str) -> None:
        assert not passwords.verify(passwords.hash(GOOD), sent).right
        assert not passwords.verify(None, sent).right

    def test_other_costs_give_a_new_hash(self, passwords: Passwords) -> None:
        dearer = Passwords(cheap(rounds=2))
        verdict = dearer.verify(passwords.hash(GOOD), GOOD)
        assert verdict.right
        assert verdict.rehashed is not None
        again = dearer.verify(verdict.rehashed, GOOD)
        assert (again.right, again.rehashed) == (True, None)

    def test_a_wrong_one_gives_no_new_hash(self, passwords: Passwords) -> None:
        verdict = Passwords(cheap(rounds=2)).verify(passwords.hash(GOOD), "wrong")
        assert (verdict.right, verdict.rehashed) == (False, None)


class TestTime:
    @pytest.mark.parametrize("sent", [GOOD, "x" * 1000])
    def test_an_unknown_or_damaged_account_costs_what_a_known_one_costs(
        self, sent: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        worked: list[str] = []
        real = PasswordHasher.verify

        def counted(self: PasswordHasher, hash: str, password: bytes) -> bool:
            if hash.startswith("$argon2id$"):
                worked.append(hash)
            return bool(real(self, hash, password))

        passwords = Passwords(cheap())
        stored = passwords.hash("another one, long")
        monkeypatch.setattr(PasswordHasher, "verify", counted)
        for each in (stored, None, "", "damaged"):
            worked.clear()
            assert not passwords.verify(each, sent).right
            assert len(worked) == 1, each
