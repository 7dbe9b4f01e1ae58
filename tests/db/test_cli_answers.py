"""What people read on the command line: every question and act in words, not only as JSON."""

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.cli import output
from graph.services.granting import today
from graph.store import Store
from tests.db.test_cli import Cli, cli
from tests.hearsay import heard, note
from tests.next_office import DAY, staff
from tests.office import FIRST, Office

__all__ = ["cli"]

Typed = Callable[..., None]


@pytest.fixture
def office(store: Store, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office of ``tests/next_office.py``, with a rotation; lines as wide as they need."""
    del cli
    monkeypatch.setattr(output.out, "width", 200)
    made = staff(Office(store))
    made.say("d2", made.event("rotated", "dung", "deputy", "2026-01-01", until="2028-12-31"))
    return made


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Gives lines to the next command as its standard input."""

    def give(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


def told(cli: Cli, *arguments: str) -> str:
    """What a command that succeeds prints, its lines unbroken."""
    code, out, err = cli(*arguments)
    assert code == 0, (arguments, err)
    return " ".join(out.split())


@pytest.mark.usefixtures("office")
def test_questions_are_answered_in_words(cli: Cli) -> None:
    for question, words in (
        (
            "due retirement --within 24",
            ("2 up to 2028-06-01", "425 days", "Undecided: 2", "born, sex"),
        ),
        ("due vacancy --unit tinh", ("Nothing on record falls due", "Undecided: 1")),
        ("departures", ("2026, base rate 0.0%: nobody on record resigned",)),
        ("cascade --person an", ("1 moves, 1 deep", "binh", "Left empty: 1")),
        ("bench --unit tinh", ("4 leading posts of tinh", "Rests on binh alone: head, tinh")),
        ("profile an", ("retirement_age 2021", "Hoàn thành tốt")),
        ("flows --unit cuc", ("1 moves in and out of cuc", "Feeder: phong-1")),
        ("together an", ("3 people certainly served with an", "41")),
        ("line tinh", ("1 heads, in order",)),
        ("history dung", ("Rotations and secondments", "2028-12-31", "seats_exceeded")),
        ("succession head", ("Ahead: an retires 2027-07-31", "4 candidates")),
        ("unit tinh", ("cuc > tinh", "an (full, from 2022-08-01)")),
        ("unit", ("1 units at the top",)),
    ):
        said = told(cli, *question.split(), "--as-of", DAY)
        assert [each for each in words if each not in said] == [], (question, said)
    assert "binh │ tinh" in told(cli, "search", "binh")
    listed = told(cli, "due", "--list")
    assert "Who retires by age" in listed
    assert "unanswered_advice" in listed


@pytest.mark.usefixtures("office")
def test_a_list_is_written_to_files(cli: Cli, tmp_path: Path) -> None:
    sheet, book = tmp_path / "due.csv", tmp_path / "due.xlsx"
    told(cli, "due", "retirement", "--within", "24", "--as-of", DAY, "--csv", str(sheet),
         "--xlsx", str(book))  # fmt: skip
    assert "2027-07-31" in sheet.read_text("utf-8")
    assert book.read_bytes()[:2] == b"PK"
    assert cli("due", "retirement", "--csv", str(tmp_path / "none" / "due.csv"))[0] == 1


def test_what_is_heard_from_the_first_word_to_its_end(cli: Cli, office: Office) -> None:
    assert "Nothing of the kind is heard" in told(cli, "signals")
    office.hours = (datetime.now(UTC) - FIRST) // timedelta(hours=1) - 1
    day = today().isoformat()
    rumour = heard(office, "resigned", "an", "head", day)
    note(office, "n1", rumour, units=("tinh",))
    office.real_clock = True
    own = cli.json("observe", "resigned", "--person", "binh", "--within", "3")
    assert "2 signals, informal and not confirmed" in told(cli, "signals")
    assert "Nobody is to be asked again" in told(cli, "call-back")
    assert "To ask again" in told(cli, "call-back", own["report"], day)
    assert "nothing heard for 90 days" in told(cli, "blind-spots", "cuc")
    assert "No official event may settle" in told(cli, "suggestions")

    left = office.event("left_post", "an", "head", day)
    office.say("d3", left, issued=day)
    assert "1 to review" in told(cli, "suggestions")
    code, _, err = cli("review", own["signal"]["id"], left.id, "not_same", "--why", "no")
    assert (code, "somebody else reviews it" in err) == (1, True)
    settled = told(cli, "review", rumour.id, left.id, "same", "--why", "as heard")
    assert f"The signal {rumour.id} is confirmed" in settled
    assert "not enough yet" in told(cli, "scores")
    assert "unverified" in told(cli, "review", rumour.id, left.id, "--withdraw", "--why", "no")
    assert cli("review", rumour.id, left.id, "--why", "neither")[0] == 2


@pytest.mark.usefixtures("office")
def test_two_records_are_one_human_being_and_two_again(cli: Cli) -> None:
    assert "is one record" in told(cli, "same", "cam")
    assert "is 2 records" in told(cli, "same", "cam", "gia", "--why", "one birth certificate")
    assert "is one record" in told(cli, "same", "cam", "gia", "--why", "no", "--apart")
    assert cli("same", "cam", "--apart")[0] == 2


@pytest.mark.usefixtures("office")
def test_an_account_from_its_first_day_to_its_last(cli: Cli, typed: Typed) -> None:
    first, second = "mot-hai-ba-bon-nam", "sau-bay-tam-chin-muoi"
    assert "There is no account yet" in told(cli, "account", "list")
    for name, duty, password in (("chi", "admin", first), ("lan", "officer", second),
                                 ("minh", "officer", second), ("hoa", "head", second)):  # fmt: skip
        typed(password)
        told(cli, "account", "add", name, "--duty", duty, "--password-stdin")
    waiting = cli.json("account", "list")["accounts"]
    for each in waiting:
        for grant in each["grants"]:
            if not grant["confirmed_at"]:
                typed(first)
                told(cli, "account", "confirm", grant["id"], "--as", "chi", "--password-stdin")
    scope = cli.json("account", "scope", "lan", "tinh")
    typed(first)
    given = told(cli, "account", "confirm", scope["id"], "--as", "chi", "--password-stdin")
    assert "given" in given
    assert "tinh" in told(cli, "account", "list")
    typed("wrong-wrong-wrong")
    code, _, err = cli("account", "close", "lan", "--as", "chi", "--password-stdin")
    assert (code, "account or the password is wrong" in err) == (1, True)
    assert cli("account", "grant", "lan", "crown", "1")[0] == 2

    assert "works until" in told(cli, "account", "token", "lan", "--scopes", "read")
    handed = told(cli, "account", "handover", "lan", "minh", "--unit", "tinh")
    assert "lan hands over to minh" in handed
    assert "Drafts lan has not sent stay on the device" in handed
    typed(second, second)
    told(cli, "account", "password", "minh", "--password-stdin")
    assert "lan" in told(cli, "account", "close", "lan")
    assert "account.handover" in told(cli, "audit", "show", "--account", "operator")
    assert "The audit holds" in told(cli, "audit", "verify")


@pytest.mark.usefixtures("office")
def test_a_purge_takes_two_people_and_leaves_a_tombstone(cli: Cli, typed: Typed) -> None:
    password = "mot-hai-ba-bon-nam"  # noqa: S105 - of an invented account
    assert "Nothing was ever taken away" in told(cli, "purge", "list")
    typed(password)
    told(cli, "account", "add", "chi", "--duty", "admin", "--password-stdin")
    order = ("--order", "7/QĐ", "--why", "on request", "--second", "chi", "--password-stdin")
    typed("wrong-wrong-wrong")
    assert cli("purge", "person", "cam", *order)[0] == 1
    typed(password)
    assert "It is gone" in told(cli, "purge", "person", "cam", *order)
    assert cli("history", "cam")[0] == 1
    assert "7/QĐ" in told(cli, "purge", "list")
    assert "1 entries of the ledger" in told(cli, "purge", "again")
    assert "as the reports say" in told(cli, "check")


@pytest.mark.usefixtures("office")
def test_a_key_ring_is_shared_out_rotated_and_restored(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = tmp_path / "ring" / "keys.json"
    monkeypatch.setenv("CANBO_KEYS", str(ring))
    assert "its newest key is 1" in told(cli, "keys", "init")
    assert "Key 2 is in use" in told(cli, "keys", "rotate")
    shares = cli.json("keys", "shares")["shares"]
    files = [tmp_path / f"share-{number}" for number in range(2)]
    for file, share in zip(files, shares, strict=False):
        file.write_text(share, "utf-8")
    ring.unlink()
    assert "up to key 2" in told(cli, "keys", "restore", *map(str, files))
    assert ring.exists()
    assert "0 sealed values" in told(cli, "keys", "reseal")
