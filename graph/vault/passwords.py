"""Passwords: a policy, a slow hash, and the same work for an account that is not there."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from graph.errors import RefusedError
from graph.told import told

SHORTEST: Final = 12
LONGEST: Final = 256

_FEWEST_SIGNS: Final = 5
_NAME_PART: Final = 4
_SHORTEST_RUN: Final = 6
_AROUND: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_NO_LETTER: Final = re.compile(r"[\W\d_]+")
_LOOK_ALIKES: Final = str.maketrans("013457@$!", "oieastasi")
_COMMON_WORDS: Final = (
    "administrator anhyeuem canbo chaomung congan conganhanoi conganvietnam default dongchi "
    "emyeuanh football hanoi hochiminh iloveyou khongbiet letmein matkhau matkhaumoi nguyenvan "
    "password princess qazwsxedc quanly qwertyuiop saigon sunshine superman taikhoan thaydoi "
    "toiyeuvietnam vietnam vietnamvodich welcome"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_ROWS: Final = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a password is right, and the hash to store instead if its cost has changed."""

    right: bool
    rehashed: str | None = None


class Passwords:
    """Hashes and checks under one set of costs; made once, it is used by all requests.

    Made of argon2id with the costs that RFC 9106 advises where memory is scarce: 64 MiB a check,
    so let few run at once and count attempts first.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def hash(self, password: str) -> str:
        """What is stored of a password. Ask `check_policy` first."""
        return self._hasher.hash(_bytes(_plain(password)))

    def verify(self, stored: str | None, password: str) -> Verdict:
        """Whether a password is the stored one.

        An account that is not there (None), or whose record is damaged, takes the same time and
        gets the same answer as a wrong password.
        """
        # One sign more than any stored password has: too long stays wrong, and costs the same.
        given = _plain(password)[: LONGEST + 1]
        right = self._holds(stored or self._nobody, given)
        if not right or not stored:
            return Verdict(right=False)
        old = self._hasher.check_needs_rehash(stored)
        return Verdict(right=True, rehashed=self.hash(given) if old else None)

    def _holds(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, _bytes(password))
        except InvalidHashError:
            self._holds(self._nobody, password)
            return False
        except Argon2Error:
            return False


def check_policy(password: str, account: str) -> None:
    """Refuse a password that is soon guessed. Length counts; no mix of signs is asked for.

    Raises:
        RefusedError: it is too short or long, holds the account's name, is a common word with
            signs around it, a run of keys, or has few different signs. It is not repeated.
    """
    plain = _plain(password)
    folded = _folded(plain)
    name = _folded(account).partition("@")[0]
    faults = {
        told("shorter than %(shortest)s characters", shortest=SHORTEST): len(plain) < SHORTEST,
        told("longer than %(longest)s characters", longest=LONGEST): len(plain) > LONGEST,
        told("made of the account's name"): _holds_name(folded, name),
        told("made of digits alone, as dates, phones and ID cards are"): folded.isdigit(),
        told("made of few different characters"): len(set(folded)) < _FEWEST_SIGNS,
        told("a common one"): _is_common(folded),
    }
    fault = next((each for each, found in faults.items() if found), None)
    if fault:
        message = told("The password is %(fault)s.", fault=fault)
        hint = told("Three or four words that do not belong together are good.")
        raise RefusedError(message, hint)


def _plain(password: str) -> str:
    """One spelling: keyboards write the same Vietnamese letter in different ways."""
    return unicodedata.normalize("NFKC", password)


def _bytes(plain: str) -> bytes:
    return plain.encode("utf-8", "surrogatepass")


def _folded(text: str) -> str:
    """Without case and marks, as a guesser tries it."""
    apart = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _holds_name(folded: str, name: str) -> bool:
    return folded == name or (len(name) >= _NAME_PART and name in folded)


def _is_common(folded: str) -> bool:
    bare = re.sub(r"[\W_]+", "", folded)
    letters = _NO_LETTER.sub("", folded)
    unmasked = _NO_LETTER.sub("", _AROUND.sub("", folded).translate(_LOOK_ALIKES))
    run = _is_run(bare) or (len(letters) >= _SHORTEST_RUN and _is_run(letters))
    return not bare or run or _is_repeat(bare) or not _COMMON.isdisjoint({letters, unmasked})


def _is_run(text: str) -> bool:
    return any(text in row or text in row[::-1] for row in _ROWS)


def _is_repeat(text: str) -> bool:
    """Whether it is one shorter piece over and over: found in its own double before the end."""
    return 0 < (text + text).find(text, 1) < len(text)
