"""What holds of every sealed text, every chain and every share."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import CanboError
from graph.vault.audit_chain import START, Act, ChainKey, Entry, append, rekey, verify
from graph.vault.recovery import SharesError, restore, split
from graph.vault.ring import KeyRing, fresh, rotated
from graph.vault.sealing import Context, reseal, seal, unseal
from graph.vault.tokens import Kind, TokenError, parse

RING = rotated(rotated(fresh()))
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằầẻẽéẹệìíòóộờợùúứừựỳý AĐƯƠ.,", max_size=60)
TEXTS = st.one_of(st.text(), VIETNAMESE)
CONTEXTS = st.builds(Context, TEXTS, TEXTS)
NOW = datetime(2026, 10, 31, tzinfo=UTC)
CODES = st.from_regex(r"[a-z]{1,6}_[0-9a-f]{1,8}", fullmatch=True)
KEYS = {version: bytes([version]) * 32 for version in (1, 2, 3)}


@given(TEXTS, CONTEXTS, st.integers(1, 3))
def test_what_is_sealed_under_any_version_opens(text: str, place: Context, version: int) -> None:
    older = KeyRing({each: RING.keys[each] for each in range(1, version + 1)}, 1)
    sealed = seal(older, text, place)
    assert unseal(RING, sealed, place) == text
    assert unseal(RING, reseal(RING, sealed, place), place) == text


@given(TEXTS, CONTEXTS, CONTEXTS)
def test_it_opens_in_its_own_place_alone(text: str, place: Context, other: Context) -> None:
    sealed = seal(RING, text, place)
    if other != place:
        with pytest.raises(CanboError):
            unseal(RING, sealed, other)


@given(VIETNAMESE, st.data())
def test_any_changed_letter_is_refused(text: str, data: st.DataObject) -> None:
    place = Context("src_1", "identity")
    sealed = seal(RING, text, place)
    at = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.characters().filter(lambda each: each != sealed[at]))
    with pytest.raises(CanboError):
        unseal(RING, sealed[:at] + letter + sealed[at + 1 :], place)


@given(st.text())
def test_no_text_is_opened_that_was_not_sealed(text: str) -> None:
    with pytest.raises(CanboError):
        unseal(RING, text, Context("src_1", "identity"))


@st.composite
def chains(draw: st.DrawFn) -> list[Entry]:
    """A chain of three to eight entries, some of them changes of the key."""
    entries: list[Entry] = []
    version, head = 1, START
    for step in range(draw(st.integers(3, 8))):
        at = NOW + timedelta(seconds=step)
        if entries and version < len(KEYS) and draw(st.booleans()):
            version += 1
            entry = rekey(head, at, "acc_1", ChainKey(version, KEYS[version]))
        else:
            act = Act(at, draw(CODES), "report.read", draw(CODES), "done", {"n": step})
            entry = append(head, act, ChainKey(version, KEYS[version]))
        entries.append(entry)
        head = entry.head
    return entries


CHANGES = st.sampled_from(["remove", "swap", "repeat", "insert", "change", "cut"])


def spoil(entries: list[Entry], how: str, at: int, to: int) -> list[Entry]:
    spoilt = list(entries)
    if how == "remove":
        del spoilt[at]
    elif how == "swap":
        spoilt[at], spoilt[to] = spoilt[to], spoilt[at]
    elif how == "repeat":
        spoilt.insert(to, entries[at])
    elif how == "insert":
        spoilt.insert(at, replace(entries[to], account="acc_forged"))
    elif how == "change":
        spoilt[at] = replace(entries[at], outcome="forged")
    else:
        del spoilt[at:]
    return spoilt


@given(chains(), CHANGES, st.data())
def test_a_chain_holds_and_any_change_to_it_is_found(
    entries: list[Entry], how: str, data: st.DataObject
) -> None:
    anchor = entries[-1].head
    assert verify(entries, KEYS, anchor) is None
    places = st.integers(0, len(entries) - 1)
    at, to = data.draw(places), data.draw(places)
    spoilt = spoil(entries, how, at, to)
    if spoilt != entries:
        broken = verify(spoilt, KEYS, anchor)
        assert broken is not None
        first = next(
            (place for place, pair in enumerate(zip(entries, spoilt, strict=False), 1)
             if pair[0] != pair[1]),
            min(len(entries), len(spoilt)) + 1,
        )  # fmt: skip
        assert broken.number <= first


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(2, 6), st.data())
def test_enough_shares_restore_and_fewer_never(
    versions: int, count: int, data: st.DataObject
) -> None:
    ring = fresh()
    for _ in range(versions - 1):
        ring = rotated(ring, fingerprints=data.draw(st.booleans()))
    needed = data.draw(st.integers(2, count))
    mixed = data.draw(st.permutations(split(ring, count, needed)))
    assert restore(mixed[:needed]) == ring
    with pytest.raises(SharesError):
        restore(mixed[: needed - 1])


@settings(deadline=None)
@given(st.data())
def test_any_mistyped_letter_of_a_share_is_told(data: st.DataObject) -> None:
    shares = SHARES
    title, _, body = shares[0].partition(":")
    at = data.draw(st.integers(0, len(body) - 2).filter(lambda each: body[each].isalnum()))
    letter = data.draw(st.sampled_from([each for each in "ABKMXYZ234567" if each != body[at]]))
    with pytest.raises(SharesError, match="place 1"):
        restore([f"{title}:{body[:at]}{letter}{body[at + 1 :]}", shares[1]])


SHARES = split(RING)


@given(st.text())
def test_no_text_is_taken_for_a_token(text: str) -> None:
    for kind in Kind:
        with pytest.raises(TokenError):
            parse(kind + text, kind)
