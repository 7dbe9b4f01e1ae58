"""Writing down from the command line: names are enough, signals like it are shown first."""

from pathlib import Path

import pytest

from graph.store import Store
from tests.db.test_cli import Cli, cli
from tests.office import Office

__all__ = ["cli"]


@pytest.fixture
def office(store: Store, cli: Cli) -> Office:
    """A head called Nguyễn Văn An of one post."""
    del cli
    made = Office(store)
    made.found("u", "chief")
    made.say(
        "d1",
        made.event("appointed", "an", "chief", "2018-01-01"),
        made.event("recorded", "an", name="Nguyễn Văn An"),
    )
    return made


@pytest.mark.usefixtures("office")
def test_a_note_by_name_then_another_voice_then_withdrawn(cli: Cli) -> None:
    first = cli.json("observe", "resigned", "--person", "nguyen van an", "--within", "3")
    signal, report = first["signal"]["id"], first["report"]
    assert (first["signal"]["voices"][0]["author"], first["signal"]["state"]) == (
        "operator", "unverified")  # fmt: skip
    code, out, err = cli("observe", "left_post", "--person", "an", "--within", "2")
    assert (code, signal in err) == (0, True)
    joined = cli.json("observe", "--voice-on", signal, "--source", "unit_officer")
    assert joined["signal"]["state"] == "corroborated"
    cli.json("correct", report, signal, "--reliability", "D", "--why", "not so sure")
    cli.json("relevel", report, "2", "--why", "quiet")
    assert cli.json("withdraw", report, "--why", "misheard") == {"report": report}
    assert cli("withdraw", report, "--why", "again")[0] == 1
    assert cli("observe", "resigned", "--on", "never", "--person", "an")[0] == 2
    assert cli("observe", "resigned", "--on", "2026", "--within", "1", "--person", "an")[0] == 2
    assert "Noted as" in out


@pytest.mark.usefixtures("office")
def test_a_decision_with_its_scan(cli: Cli, tmp_path: Path) -> None:
    scan, stamped = tmp_path / "scan.txt", tmp_path / "stamped.txt"
    scan.write_text("Quyết định", "utf-8")
    stamped.write_text("TUYỆT MẬT\nabc", "utf-8")
    says = "left_post; person=Nguyễn Văn An; post=chief; on=2026-05-01"
    paper = ("--number", "1/QĐ", "--issued", "2026-04-20", "--signer", "Ký")
    assert cli("record", says, *paper, "--file", str(stamped))[0] == 1
    report = cli.json("record", says, *paper, "--file", str(scan))["report"]
    code, _, err = cli("record", says, *paper)
    assert (code, report in err) == (1, True)
    (held,) = cli.json("succession", "chief")["tenures"]
    assert held["to"] == "2026-05-01"
    assert cli("record", "left_post; nonsense", *paper)[0] == 2


@pytest.mark.usefixtures("office")
def test_a_paper_that_founds_a_post_and_names_its_holder(cli: Cli) -> None:
    paper = ("--number", "2/QĐ", "--issued", "2026-04-20", "--signer", "Ký")
    post = "post_created; unit=u; title=Chánh Văn phòng; seats=1"
    cli.json("record", post, "appointed; named=Lê Mới; post=@1; on=2026-05-01", *paper)
    (held,) = cli.json("succession", "Chánh Văn phòng")["tenures"]
    assert (held["person"]["name"], held["from"]) == ("Lê Mới", "2026-05-01")
    code, _, err = cli("record", "appointed; named=Lê Khác; post=@3", *paper[2:], "--number", "3")
    assert (code, "claim 1: @3 is no claim: there are 1" in err) == (2, True)
    assert "named=" in cli("record", "--help")[1]
