"""Tokens of programs and sessions of people."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph.errors import UsageError
from graph.vault.ring import KeyRing, fresh, rotated
from graph.vault.tokens import (
    Kind,
    Scope,
    TokenError,
    is_fresh,
    issue_session,
    issue_token,
    matches,
    parse,
)

NOW = datetime(2026, 10, 31, 9, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.fixture
def ring() -> KeyRing:
    return fresh()


class TestToken:
    def test_what_is_issued_matches_its_record(self, ring: KeyRing) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ, Scope.READ], NOW, DAY)
        assert matches(ring, parse(text, Kind.TOKEN), record, NOW)
        assert (record.account, record.scopes) == ("acc_1", frozenset({Scope.READ}))

    def test_a_scanner_finds_it(self, ring: KeyRing) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        assert re.fullmatch("canbo_[0-9a-f]{68}", text)
        assert parse(text, Kind.TOKEN).id == record.id

    def test_nothing_that_is_kept_or_shown_holds_the_secret(self, ring: KeyRing) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        presented = parse(text, Kind.TOKEN)
        assert presented.secret not in f"{record!r} {record.hashed} {presented!r} {presented}"
        assert record.hashed not in repr(record)

    def test_it_ends(self, ring: KeyRing) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        presented = parse(text, Kind.TOKEN)
        assert matches(ring, presented, record, NOW + DAY - SECOND)
        assert not matches(ring, presented, record, NOW + DAY)
        assert not matches(ring, presented, record, NOW - SECOND)

    def test_another_record_does_not_match(self, ring: KeyRing) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        _, other = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        presented = parse(text, Kind.TOKEN)
        assert not matches(ring, presented, other, NOW)
        assert not matches(ring, presented, replace(record, id=other.id), NOW)

    @pytest.mark.parametrize("hashed", ["", "v1", "vx:ab", "v9:ab", "v1:é", "v0:ab", "v²:ab"])
    def test_a_damaged_record_matches_nothing(self, ring: KeyRing, hashed: str) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        broken = replace(record, hashed=hashed)
        assert not matches(ring, parse(text, Kind.TOKEN), broken, NOW)

    def test_it_outlives_a_rotation_but_not_the_ring(self, ring: KeyRing) -> None:
        text, record = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        presented = parse(text, Kind.TOKEN)
        assert matches(rotated(ring), presented, record, NOW)
        assert not matches(fresh(), presented, record, NOW)

    @pytest.mark.parametrize(
        ("scopes", "life"),
        [([], DAY), ([Scope.READ], timedelta()), ([Scope.READ], timedelta(days=367))],
    )
    def test_it_has_a_scope_and_an_end(
        self, ring: KeyRing, scopes: list[Scope], life: timedelta
    ) -> None:
        with pytest.raises(UsageError):
            issue_token(ring, "acc_1", scopes, NOW, life)


class TestParsing:
    @pytest.mark.parametrize("text", ["", "canbo", "Bearer x", "canbosession_", "ghp_abc"])
    def test_what_is_none_is_told(self, text: str) -> None:
        with pytest.raises(TokenError, match="begins with canbo_"):
            parse(text, Kind.TOKEN)

    def test_every_wrong_letter_is_told_and_the_token_not_repeated(self, ring: KeyRing) -> None:
        text, _ = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        for place in range(len(Kind.TOKEN), len(text)):
            wrong = text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]
            with pytest.raises(TokenError, match="mistyped") as caught:
                parse(wrong, Kind.TOKEN)
            assert wrong not in caught.value.message

    @pytest.mark.parametrize("change", ["{}0", "{} ", "{}\n", "canbo_{}"])
    def test_so_is_a_piece_too_many(self, ring: KeyRing, change: str) -> None:
        text, _ = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        with pytest.raises(TokenError):
            parse(change.format(text), Kind.TOKEN)

    def test_so_is_one_cut_short(self, ring: KeyRing) -> None:
        text, _ = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        with pytest.raises(TokenError, match="cut short"):
            parse(text[:-1], Kind.TOKEN)


class TestSession:
    def test_it_matches_until_it_ends(self, ring: KeyRing) -> None:
        text, record = issue_session(ring, "acc_1", NOW, DAY)
        presented = parse(text, Kind.SESSION)
        assert matches(ring, presented, record, NOW)
        assert not matches(ring, presented, record, NOW + DAY)

    def test_it_is_no_token_and_a_token_no_session(self, ring: KeyRing) -> None:
        session, of_session = issue_session(ring, "acc_1", NOW, DAY)
        token, of_token = issue_token(ring, "acc_1", [Scope.READ], NOW, DAY)
        for text, kind in ((session, Kind.TOKEN), (token, Kind.SESSION)):
            with pytest.raises(TokenError):
                parse(text, kind)
        assert not matches(ring, parse(session, Kind.SESSION), of_token, NOW)
        assert not matches(ring, parse(token, Kind.TOKEN), of_session, NOW)

    def test_the_password_was_given_just_now_or_is_asked_again(self, ring: KeyRing) -> None:
        _, record = issue_session(ring, "acc_1", NOW, DAY)
        within = timedelta(minutes=5)
        assert is_fresh(record, NOW + within, within)
        assert not is_fresh(record, NOW + within + SECOND, within)
        assert not is_fresh(record, NOW - SECOND, within)
        again = replace(record, proved_at=NOW + timedelta(hours=1))
        assert is_fresh(again, NOW + timedelta(hours=1), within)
