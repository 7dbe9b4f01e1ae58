"""Writing things down from the command line of the machine that owns the data."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, opened, read_settings
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.observing import Draft, Writer
    from graph.settings import Settings
    from graph.store import Store

Person = Annotated[str | None, typer.Option(help="Whom: id, external id or unique name.")]
Post = Annotated[
    str | None, typer.Option(help="Which post; known where they leave their only one.")
]
Unit = Annotated[str | None, typer.Option(help="Which unit.")]
Reader = Annotated[list[str] | None, typer.Option(help="An account that reads it at level 2.")]
Why = Annotated[str, typer.Option(help="The reason; it is kept.")]
Reliability = Annotated[str | None, typer.Option(help="A to F; F: cannot be judged.")]
Credibility = Annotated[str | None, typer.Option(help="1 to 6; 6: cannot be judged.")]
Access = Annotated[str | None, typer.Option(help="witnessed, told or inferred.")]


def observe(
    kind: Annotated[str | None, typer.Argument(help="What: resigned, concern … .")] = None,
    *,
    person: Person = None,
    named: Annotated[str | None, typer.Option(help="Somebody on no record yet.")] = None,
    post: Post = None,
    unit: Unit = None,
    about: Annotated[str | None, typer.Option(help="What a concern is about.")] = None,
    on: Annotated[str | None, typer.Option(help="When: YYYY, YYYY-MM or YYYY-MM-DD.")] = None,
    within: Annotated[int | None, typer.Option(min=1, max=60, help="Or within months.")] = None,
    source: Annotated[
        str,
        typer.Option(help="own, unit_officer, insider, second_hand, anonymous or unit_news."),
    ] = "insider",
    name_source: Annotated[bool, typer.Option(help="Ask who told it; sealed.")] = False,
    reliability: Reliability = None,
    credibility: Credibility = None,
    access: Access = None,
    level: Annotated[int | None, typer.Option(help="0 all, 1 in scope, 2 named readers.")] = None,
    reader: Reader = None,
    against: Annotated[bool, typer.Option(help="They say that it is not so.")] = False,
    text: Annotated[str | None, typer.Option(help="In their words; - reads them.")] = None,
    expires: Annotated[str | None, typer.Option(help="Worth following up to, YYYY-MM-DD.")] = None,
    voice_on: Annotated[str | None, typer.Option(help="The signal it is another voice on.")] = None,
    json: JsonFlag = False,
) -> None:
    """Write down what was heard; it changes no fact. Signals like it are shown first."""
    from dataclasses import replace

    from graph.cli.joining import joining
    from graph.cli.saying import days, roles_of
    from graph.observing import Draft
    from graph.services.clocks import read_day
    from graph.vocabulary import Stance

    first, last = days(on, within)
    draft = Draft(
        kind, roles_of(person, post, unit), named, first, last,
        {"about": about} if about else {}, source, None, reliability, credibility, access, level,
        tuple(reader or ()), Stance.CONTRADICTS if against else Stance.SUPPORTS,
        sys.stdin.read() if text == "-" else text,
        read_day(expires, "expires") if expires else None, voice_on,
    )  # fmt: skip
    settings = read_settings()
    with opened(settings) as store:
        if name_source:
            asked = typer.prompt("Who told it (sealed)", hide_input=True, err=True)
            draft = replace(draft, source_name=asked)
        draft = joining(store, draft, ask=not json)
        _observed(store, settings, draft, json=json)


def _observed(store: "Store", settings: "Settings", draft: "Draft", *, json: bool) -> None:
    from graph.jsonable.writing import observed_json
    from graph.services.clocks import read_clocks
    from graph.services.keyring import ready_for
    from graph.services.observing import observe as write
    from graph.services.signals import signal
    from graph.visibility import OPERATOR

    written = write(store, operator(), ready_for(settings, store), draft, by_id=False)
    clocks = read_clocks()
    row = signal(store.for_viewer(OPERATOR), written.event, clocks)
    if json:
        output.print_json(observed_json(row, written.report, clocks))
    else:
        output.say(f"Noted as {written.report}, on signal {row.id}: {row.probability:.0%} likely.")


def record(
    says: Annotated[
        list[str],
        typer.Argument(help="What it decides: 'left_post; person=An; post=Chief; on=2026-05-01'."),
    ],
    *,
    number: Annotated[str | None, typer.Option(help="The number it bears.")] = None,
    issued: Annotated[str | None, typer.Option(help="The day it bears, YYYY-MM-DD.")] = None,
    signer: Annotated[str | None, typer.Option(help="Who signed it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    kind: Annotated[str, typer.Option(help="decision, letter or announcement.")] = "decision",
    level: Annotated[int, typer.Option(help="0 all, 1 in scope, 2 named readers.")] = 0,
    reader: Reader = None,
    file: Annotated[Path | None, typer.Option(help="The scan: text, PDF or DOCX.")] = None,
    declared_not_secret: Annotated[
        bool, typer.Option(help="I answer for it that what cannot be read bears no mark.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Record a signed decision, or an announcement, with what it decides.

    named=… puts somebody on record who is not yet; recorded without a person, established without
    a unit and post_created without a post do so too. @1 is what the first thing founds:

    canbo record 'established; name=Room 5; parent=Office' 'post_created; unit=@1; title=Head'
    'appointed; named=Nguyễn Văn A; post=@2; on=2026-05-01' --number 12 …
    """
    from graph.cli.saying import claim_of
    from graph.services.attaching import attach, let_in
    from graph.services.clocks import read_day
    from graph.services.deciding import Decision, decide
    from graph.services.trail import Trail

    decision = Decision(
        tuple(claim_of(each) for each in says), number,
        read_day(issued, "issued") if issued else None, signer, kind, title, level,
        tuple(reader or ()),
    )  # fmt: skip
    settings = read_settings()
    data = _content(file) if file else b""
    with opened(settings) as store:
        trail, writer, declared = Trail(settings), operator(), declared_not_secret
        if file:
            let_in(trail, settings, writer, file.name, data, declared=declared)
        report = decide(store, writer, decision, by_id=False)
        if file:
            attach(store, writer, trail, settings, report, file.name, data, declared=declared)
    _told(report, f"Recorded as {report}.", json=json)


def correct(
    report: Annotated[str, typer.Argument(help="The report's id.")],
    event: Annotated[str, typer.Argument(help="The id of what it says at present.")],
    *,
    why: Why,
    says: Annotated[
        str | None, typer.Option(help="What it should say, as `record` takes it.")
    ] = None,
    reliability: Reliability = None,
    credibility: Credibility = None,
    access: Access = None,
    json: JsonFlag = False,
) -> None:
    """Put right one thing a report was recorded as saying; both stay, each with its time."""
    from graph.cli.saying import claim_of
    from graph.services.amending import Correction
    from graph.services.amending import correct as put_right

    claim = claim_of(says) if says else None
    right = Correction(event, claim, reliability, credibility, access)
    with opened(read_settings()) as store:
        put_right(store, operator(), report, right, why, by_id=False)
    _told(report, f"{report} is corrected.", json=json)


def relevel(
    report: Annotated[str, typer.Argument(help="The report's id.")],
    level: Annotated[int, typer.Argument(help="0 all, 1 in scope, 2 named readers.")],
    *,
    why: Why,
    reader: Reader = None,
    json: JsonFlag = False,
) -> None:
    """Put a report under another level; who may read it changes, for the past too."""
    from graph.services.keyring import ready_for
    from graph.services.relevelling import relevel as put

    settings = read_settings()
    with opened(settings) as store:
        ring = ready_for(settings, store)
        put(store, operator(), ring, report, level, why, tuple(reader or ()))
    _told(report, f"{report} is of level {level}.", json=json)


def withdraw(
    report: Annotated[str, typer.Argument(help="The report's id.")],
    *,
    why: Why,
    json: JsonFlag = False,
) -> None:
    """Take back everything a report says; what stood before it stands again."""
    from graph.services.amending import withdraw as take_back

    with opened(read_settings()) as store:
        take_back(store, operator(), report, why)
    _told(report, f"{report} is withdrawn.", json=json)


def operator() -> "Writer":
    """Whoever owns the machine, as one who writes."""
    from graph.accounts import Duty
    from graph.observing import Writer
    from graph.visibility import OPERATOR

    return Writer(OPERATOR, frozenset(Duty))


def _told(report: str, said: str, *, json: bool) -> None:
    if json:
        output.print_json({"report": report})
    else:
        output.say(said)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}."
        raise UsageError(message) from error
