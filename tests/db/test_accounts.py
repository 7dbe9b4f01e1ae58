"""Accounts, the second person, scopes over mergers, handing over, keys and the audit."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.accounts import OPERATOR, Duty, Right
from graph.cli.main import run
from graph.engine import Endpoint
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.services import keyring
from graph.services.accounts import (
    NewAccount,
    actor_of,
    add_account,
    close_account,
    find_account,
    set_password,
)
from graph.services.auditing import read_audit
from graph.services.demo_accounts import found_demo_accounts
from graph.services.granting import Wish, confirm, hand_over, propose, withdraw
from graph.services.origin import begin_demo
from graph.services.sign_in import standing_of, try_password, try_token, viewer_of
from graph.services.tokens import list_tokens, make_token, read_scopes, revoke_token
from graph.services.trail import Trail, anchor_file
from graph.services.trail_reading import Asked, entries, verify_trail
from graph.settings import Settings
from graph.store import Store
from graph.vault.audit_chain import How
from graph.vault.ring import KeysError
from graph.vault.sealing import seal, unseal
from graph.vault.tokens import Scope
from graph.visibility import OPERATOR as EVERYTHING
from graph.vocabulary import Role
from tests.office import Office
from tests.people import CHEAP, PASSWORD, Staff


@pytest.fixture
def staff(store: Store) -> Staff:
    """Nobody yet."""
    return Staff(store)


class TestFounding:
    def test_the_operator_founds_the_first_admin_and_no_second_one(self, store: Store) -> None:
        first = add_account(store, OPERATOR, NewAccount("an", "An", PASSWORD, (Duty.ADMIN,)), CHEAP)
        new = NewAccount("binh", "Bình", PASSWORD, (Duty.ADMIN, Duty.ANALYST))
        second = add_account(store, OPERATOR, new, CHEAP)

        assert first.duties == {Duty.ADMIN}
        assert second.duties == {Duty.ANALYST}
        assert [grant.value for grant in second.grants if grant.pending] == ["admin"]

    def test_a_name_is_one_account_however_it_is_spelt(self, staff: Staff) -> None:
        staff.hire("đào")
        with pytest.raises(RefusedError, match="already"):
            staff.hire("DAO")
        assert find_account(staff.store, "Đào").name == "đào"

    @pytest.mark.parametrize("name", ["", "a", "an binh", "operator", "Nobody", "1an", "a" * 41])
    def test_what_is_no_name_is_refused(self, staff: Staff, name: str) -> None:
        with pytest.raises(UsageError):
            staff.hire(name)

    def test_a_password_is_neither_kept_nor_shown(self, staff: Staff) -> None:
        account = staff.hire("an")
        new = NewAccount("x", "x", PASSWORD)
        with staff.store.driver.session() as session:
            kept = str(session.run("MATCH (n:Account) RETURN properties(n) AS all").data())

        assert "argon2id" in kept
        assert PASSWORD not in kept + repr(account) + repr(new)


class TestSecondPerson:
    @pytest.fixture
    def pair(self, staff: Staff) -> tuple[str, str]:
        """Two admins."""
        return staff.hire("mot", Duty.ADMIN).id, staff.hire("hai", Duty.ADMIN).id

    @pytest.mark.parametrize(
        ("right", "value"),
        [
            (Right.DUTY, "head"),
            (Right.DUTY, "reviewer"),
            (Right.DUTY, "admin"),
            (Right.CLEARANCE, "1"),
            (Right.UNSEAL, "sources"),
            (Right.SCOPE, "u"),
        ],
    )
    def test_what_opens_something_holds_only_once_it_is_confirmed(
        self, office: Office, staff: Staff, pair: tuple[str, str], right: Right, value: str
    ) -> None:
        office.found("u")
        store, officer = staff.store, staff.hire("canbo", Duty.OFFICER)
        first, second = (actor_of(find_account(store, each)) for each in pair)
        grant = propose(store, first, Wish(officer.id, right, value))

        before = find_account(store, officer.id)
        with pytest.raises(RefusedError, match="second person"):
            confirm(store, first, grant.id)
        confirm(store, second, grant.id)
        after = find_account(store, officer.id)

        def rights(account: object) -> tuple[object, ...]:
            names = ("duties", "clearance", "scopes", "unseals")
            return tuple(getattr(account, name) for name in names)

        assert rights(before) == rights(officer)
        assert rights(after) != rights(officer)
        withdraw(store, first, grant.id)
        gone = find_account(store, officer.id)
        assert rights(gone) == rights(officer)
        assert [each.withdrawn_by for each in gone.grants if each.id == grant.id] == [pair[0]]

    def test_nobody_confirms_their_own_and_no_officer_confirms(
        self, staff: Staff, pair: tuple[str, str]
    ) -> None:
        store = staff.store
        officer = staff.hire("canbo", Duty.OFFICER)
        grant = propose(store, OPERATOR, Wish(pair[0], Right.CLEARANCE, "2"))
        for who, why in ((pair[0], "second person"), (officer.id, "admin or a head")):
            with pytest.raises(RefusedError, match=why):
                confirm(store, actor_of(find_account(store, who)), grant.id)
        with pytest.raises(RefusedError, match="second person"):
            confirm(store, OPERATOR, grant.id)
        with pytest.raises(RefusedError, match="admin's to change"):
            propose(store, actor_of(officer), Wish(officer.id, Right.CLEARANCE, "0"))

    def test_the_last_admin_stays(self, staff: Staff) -> None:
        admin = staff.hire("mot", Duty.ADMIN)
        with pytest.raises(RefusedError, match="last admin"):
            close_account(staff.store, OPERATOR, admin.id)
        with pytest.raises(RefusedError, match="last admin"):
            withdraw(staff.store, OPERATOR, admin.grants[0].id)

    def test_a_scope_over_nothing_is_refused(self, staff: Staff) -> None:
        officer = staff.hire("canbo", Duty.OFFICER)
        with pytest.raises(NotFoundError):
            propose(staff.store, OPERATOR, Wish(officer.id, Right.SCOPE, "nowhere"))


class TestScope:
    def test_it_follows_mergers_forward_and_keeps_what_was_below(
        self, office: Office, staff: Staff
    ) -> None:
        def founded(unit: str, parent: str) -> None:
            roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit, Role.PARENT: parent}
            office.say(unit, office.event("established", on="2010-01-01", roles=roles, name=unit))

        office.found("cuc")
        for unit, parent in (("cu", "cuc"), ("khac", "cuc"), ("chi", "cu"), ("moi", "cuc"),
                             ("phong", "moi")):  # fmt: skip
            founded(unit, parent)
        for old, new in (("cu", "moi"), ("chi", "phong")):
            roles: dict[Role, str | tuple[str, ...]] = {Role.FROM_UNIT: old, Role.UNIT: new}
            office.say(f"{old}-{new}", office.event("merged", on="2020-07-01", roles=roles))

        scopes = {
            root: viewer_of(staff.store, staff.hire(f"a-{root}", Duty.OFFICER, scopes=(root,)).id)
            for root in ("cuc", "cu", "moi", "khac")
        }
        found = {root: set(viewer.scope) for root, viewer in scopes.items() if viewer}
        assert found == {
            "cuc": {"cuc", "cu", "khac", "chi", "moi", "phong"},
            "cu": {"cu", "chi", "moi", "phong"},
            "moi": {"moi", "phong"},
            "khac": {"khac"},
        }

    def test_one_that_ended_opens_nothing(self, office: Office, staff: Staff) -> None:
        office.found("u")
        officer = staff.hire("canbo", Duty.OFFICER, scopes=("u",), clearance=1)
        close_account(staff.store, OPERATOR, officer.id)

        assert viewer_of(staff.store, officer.id) is None
        closed = find_account(staff.store, officer.id)
        assert (closed.duties, closed.clearance, closed.scopes) == (frozenset(), 0, ())

    def test_it_is_handed_over_with_the_notes_of_level_0_and_1(
        self, office: Office, staff: Staff
    ) -> None:
        office.found("u")
        giver = staff.hire("giao", Duty.OFFICER, scopes=("u",))
        taker = staff.hire("nhan", Duty.OFFICER)
        kept = [("n0", 0, "informal", ["u"]), ("n1", 1, "informal", ["u", "x"]),
                ("n2", 2, "informal", ["u"]), ("n3", 1, "informal", ["x"])]  # fmt: skip
        with staff.store.driver.session() as session:
            for report, level, lane, units in kept:
                session.run(
                    "CREATE (:Report {id: $id, level: $level, lane: $lane, units: $units, "
                    "kept_by: $by})",
                    id=report, level=level, lane=lane, units=units, by=giver.id,
                )  # fmt: skip
        done = hand_over(staff.store, OPERATOR, giver.id, taker.id, "u")
        with staff.store.driver.session() as session:
            rows = session.run("MATCH (r:Report {kept_by: $by}) RETURN r.id AS id", by=taker.id)
            moved = {row["id"] for row in rows}
            session.run("MATCH (r:Report) WHERE r.kept_by IS NOT NULL DETACH DELETE r").consume()

        assert (done.notes, moved) == (2, {"n0", "n1"})
        assert find_account(staff.store, giver.id).scopes == ()
        assert find_account(staff.store, taker.id).scopes == ()
        assert done.proposed is not None
        assert done.proposed.pending


class TestSigningIn:
    def test_a_password_opens_its_account_alone(self, staff: Staff) -> None:
        store, account = staff.store, staff.hire("an", Duty.ANALYST)
        right = try_password(store, "AN", PASSWORD, CHEAP)
        assert right.standing is not None
        assert right.standing.account.id == account.id
        for name, password in (("an", "wrong"), ("binh", PASSWORD), ("", "")):
            assert try_password(store, name, password, CHEAP).standing is None
        set_password(store, account.id, "lan-xoai-gung-chanh", CHEAP)
        assert try_password(store, "an", PASSWORD, CHEAP).standing is None
        with pytest.raises(RefusedError):
            set_password(store, account.id, "matkhau", CHEAP)

    def test_a_closed_account_is_as_one_that_never_was(self, staff: Staff) -> None:
        account = staff.hire("an", Duty.ANALYST)
        close_account(staff.store, OPERATOR, account.id)
        assert try_password(staff.store, "an", PASSWORD, CHEAP).standing is None
        assert standing_of(staff.store, account.id) is None

    def test_a_token_works_until_it_expires_is_revoked_or_its_account_closed(
        self, staff: Staff
    ) -> None:
        store, account = staff.store, staff.hire("an", Duty.ANALYST)
        ring = keyring.ready_for(Settings(), store)
        made = [make_token(store, ring, account, read_scopes(["read"]), 30) for _ in range(2)]

        def scopes(number: int, days: int = 0) -> frozenset[Scope] | None:
            now = datetime.now(UTC) + timedelta(days=days)
            found = try_token(store, ring, made[number].text, now)
            return found[1] if found else None

        assert scopes(0) == frozenset({Scope.READ})
        assert scopes(0, days=31) is None
        revoke_token(store, account.id, made[0].token.id)
        assert scopes(0) is None
        assert scopes(1) == frozenset({Scope.READ})
        with pytest.raises(NotFoundError):
            revoke_token(store, "somebody", made[1].token.id)
        close_account(store, OPERATOR, account.id)
        assert scopes(1) is None
        assert [each.text in repr((made, list_tokens(store, account.id))) for each in made] == [
            False, False]  # fmt: skip

    def test_write_stands_for_every_scope_that_changes_something(self) -> None:
        assert read_scopes(["write"]) == {Scope.OBSERVE, Scope.RECORD, Scope.IMPORT, Scope.REVIEW}
        with pytest.raises(UsageError):
            read_scopes(["everything"])


class TestDemoAccounts:
    def test_there_is_one_for_each_duty_once(self, store: Store) -> None:
        begin_demo(store, 1, national=False)
        made = found_demo_accounts(store, CHEAP)

        assert {each.role.duty for each in made} == set(Duty)
        for each in made:
            tried = try_password(store, each.role.name, each.password, CHEAP)
            assert tried.standing is not None
            assert tried.standing.account.duties == {each.role.duty}
            assert each.password not in repr(made)
        assert found_demo_accounts(store, CHEAP) == ()

    def test_real_data_gets_none(self, store: Store) -> None:
        with pytest.raises(RefusedError, match="invented"):
            found_demo_accounts(store, CHEAP)


class TestKeys:
    def test_everything_sealed_moves_to_the_new_key(self, store: Store) -> None:
        settings = Settings()
        ring = keyring.ready_for(settings, store)
        for label, node in (("Report", "r1"), ("Source", "s1")):
            sealed = seal(ring, "bí mật của tôi", keyring.place_of(node))
            with store.driver.session() as session:
                session.run(f"CREATE (:{label} {{id: $id, sealed: $sealed}})", id=node,
                            sealed=sealed).consume()  # fmt: skip
        trail = Trail(settings)
        trail.note("operator", "before")
        newer, moved = keyring.rotate(settings, store)
        trail.note("operator", "after")

        with store.driver.session() as session:
            rows = session.run(
                "MATCH (n) WHERE n.sealed IS NOT NULL RETURN n.id, n.sealed"
            ).values()
            session.run("MATCH (n:Report|Source) DETACH DELETE n").consume()
        assert moved == 2
        for node, sealed in rows:
            assert sealed.startswith("v1:2:")
            assert unseal(newer, sealed, keyring.place_of(node)) == "bí mật của tôi"
        assert keyring.reseal_all(store, newer) == 0
        assert keyring.ready_for(settings, store).current == 2
        assert [each.act for each in entries(trail, Asked())] == ["after", "audit.rekey", "before"]
        assert verify_trail(trail).broken is None

    def test_a_lost_ring_is_never_made_anew_and_comes_back_from_two_shares(
        self, store: Store
    ) -> None:
        settings = Settings()
        keyring.ready_for(settings, store)
        shares = keyring.shares(settings, store, 3, 2)
        settings.keys.unlink()

        with pytest.raises(KeysError, match="no key ring"):
            keyring.ready_for(settings, store)
        assert not settings.keys.exists()
        keyring.restore(settings, shares[1:])
        assert keyring.ready_for(settings, store).current == 1

    def test_another_ring_is_told_at_once(self, store: Store) -> None:
        settings = Settings()
        keyring.ready_for(settings, store)
        settings.keys.unlink()
        keyring.Keyring(settings).ready()
        with pytest.raises(KeysError, match="not the one"):
            keyring.ready_for(settings, store)


class TestTrail:
    @pytest.fixture
    def trail(self) -> Trail:
        """An audit of five entries."""
        made = Trail(Settings())
        for number in range(1, 6):
            made.note("operator", "act", f"s_{number}", details={"status": 200})
        return made

    def test_it_holds_and_is_its_owner_s_alone(self, trail: Trail) -> None:
        found = verify_trail(trail)
        assert (found.entries, found.anchored, found.broken) == (5, True, None)
        assert trail.file.stat().st_mode & 0o777 == 0o600
        with pytest.raises(UsageError):
            trail.note("operator", "act", "Nguyễn Văn An")

    @pytest.mark.parametrize(
        ("spoil", "number", "how"),
        [
            (lambda lines: [*lines[:2], lines[2].replace(b"s_3", b"s_9"), *lines[3:]], 3,
             How.CHANGED),
            (lambda lines: [*lines[:2], *lines[3:]], 3, How.MISSING),
            (lambda lines: lines[:3], 4, How.TRUNCATED),
            (lambda _: [], 1, How.TRUNCATED),
            (lambda lines: [*lines[:2], b"x\n", *lines[3:]], 3, How.CHANGED),
            (lambda lines: [lines[1], lines[0], *lines[2:]], 1, How.OUT_OF_ORDER),
        ],
    )  # fmt: skip
    def test_what_was_done_to_it_is_told_and_stays_told(
        self, trail: Trail, spoil: Callable[[list[bytes]], list[bytes]], number: int, how: How
    ) -> None:
        trail.file.write_bytes(b"".join(spoil(trail.file.read_bytes().splitlines(keepends=True))))
        broken = verify_trail(trail).broken
        Trail(Settings()).note("operator", "later")
        later = verify_trail(trail).broken

        assert broken is not None
        assert (broken.number, broken.how) == (number, how)
        assert later is not None
        assert later.number == number

    def test_a_writer_that_was_killed_before_the_anchor_leaves_no_false_alarm(
        self, trail: Trail
    ) -> None:
        anchor = anchor_file(Settings())
        before = anchor.read_bytes()
        trail.note("operator", "last")
        anchor.write_bytes(before)
        trail.note("operator", "next")
        assert verify_trail(trail).broken is None

    def test_an_auditor_sees_the_acts_of_accounts_within_their_scope(
        self, office: Office, staff: Staff
    ) -> None:
        office.found("u")
        office.found("v")
        auditor = staff.hire("kiemtra", Duty.AUDITOR, scopes=("u",))
        names = {"u": ("u",), "v": ("v",), "uv": ("u", "v"), "none": ()}
        trail = Trail(Settings())
        for name, scopes in names.items():
            trail.note(staff.hire(f"o-{name}", Duty.OFFICER, scopes=scopes).id, "act")
        trail.note(auditor.id, "act")
        trail.note("operator", "act")

        def seen(viewer: object) -> set[str]:
            told = {account.id: name for name, account in staff.made.items()}
            found = read_audit(staff.store, trail, viewer, Asked())  # type: ignore[arg-type]
            return {told.get(each.account, each.account) for each in found}

        assert seen(viewer_of(staff.store, auditor.id)) == {"o-u", "o-none", "kiemtra"}
        assert seen(EVERYTHING) == {*staff.made, "operator"}


class TestCommandLine:
    @pytest.fixture(autouse=True)
    def environment(
        self, store: Store, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The test database."""
        del store
        monkeypatch.setenv("CANBO_NEO4J_URI", endpoint.uri)
        monkeypatch.setenv("CANBO_NEO4J_USER", endpoint.user)
        monkeypatch.setenv("CANBO_NEO4J_PASSWORD", endpoint.password)

    @pytest.fixture
    def typed(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
        """Runs a command with a password on standard input."""

        def running(*arguments: str, password: str = PASSWORD) -> int:
            monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
            return run([*arguments, "--password-stdin"])

        return running

    def test_two_people_give_a_scope_and_it_narrows_what_is_shown(
        self,
        office: Office,
        typed: Callable[..., int],
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
    ) -> None:
        del tmp_path
        office.found("u")

        def told(*arguments: str, code: int = 0) -> dict[str, object]:
            capsys.readouterr()
            assert typed(*arguments, "--json") == code
            return dict(json.loads(capsys.readouterr().out))

        told("account", "add", "quantri", "--duty", "admin")
        told("account", "add", "canbo", "--duty", "officer")
        grant = str(told("account", "scope", "canbo", "u")["id"])
        told("account", "confirm", grant, code=1)
        told("account", "confirm", grant, "--as", "canbo", code=1)
        assert told("account", "confirm", grant, "--as", "quantri")["confirmed_by"] != "operator"
        assert typed("account", "confirm", grant, "--as", "quantri", password="wrong") == 1  # noqa: S106

        capsys.readouterr()
        assert run(["--as", "canbo", "unit", "u", "--json"]) == 0
        assert run(["--as", "quantri", "unit", "u", "--json"]) == 1
        assert run(["--as", "canbo", "rebuild"]) == 2
        capsys.readouterr()
        assert run(["audit", "verify"]) == 0
        assert run(["audit", "show", "--json", "--limit", "500"]) == 0
        said = capsys.readouterr().out
        for act in ("account.added", "grant.proposed", "grant.confirmed", "cli.unit"):
            assert act in said
        for hidden in (PASSWORD, '"u"', 'canbo"', "quantri"):
            assert hidden not in said

    def test_a_token_is_shown_once(self, capsys: pytest.CaptureFixture[str], staff: Staff) -> None:
        staff.hire("an", Duty.ANALYST)
        assert run(["account", "token", "an", "--scopes", "read,write", "--json"]) == 0
        text = json.loads(capsys.readouterr().out)["token"]
        found = try_token(staff.store, keyring.Keyring(Settings()).ring(), text)
        assert found is not None
        assert found[1] == {Scope.READ, *read_scopes(["write"])}
        assert run(["account", "list", "--json"]) == 0
        assert text not in capsys.readouterr().out

    def test_keys_come_back_from_files_with_shares(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        settings = Settings()
        assert run(["keys", "init"]) == 0
        capsys.readouterr()
        assert run(["keys", "shares", "--json"]) == 0
        shares = json.loads(capsys.readouterr().out)["shares"]
        files = [tmp_path / f"share-{number}" for number in range(2)]
        for file, share in zip(files, shares, strict=False):
            file.write_text(share)
        before = settings.keys.read_bytes()
        settings.keys.unlink()

        assert run(["account", "list"]) == 1
        assert run(["keys", "restore", *map(str, files)]) == 0
        assert json.loads(settings.keys.read_bytes())["keys"] == json.loads(before)["keys"]
        assert run(["keys", "rotate"]) == 0
        assert run(["audit", "verify"]) == 0
