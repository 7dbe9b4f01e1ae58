"""The accounts of the invented office, shown with their passwords once."""

from typing import TYPE_CHECKING

from graph.cli import output

if TYPE_CHECKING:
    from graph.services.demo_accounts import Founded
    from graph.settings import Settings
    from graph.store import Store


def print_founded(settings: "Settings", store: "Store") -> None:
    """Found the accounts that are missing and show their passwords, or say that they exist."""
    made = _found(settings, store)
    if not made:
        output.say("Its accounts exist; `canbo account password NAME` sets a password anew.")
        return
    rows = [(each.role.name, each.password, each.role.duty.value, each.role.display)
            for each in made]  # fmt: skip
    title = "Accounts, one for each duty; the passwords are shown this once"
    output.out.print(output.table(title, ("account", "password", "duty", "who"), rows))


def founded_json(settings: "Settings", store: "Store") -> dict[str, object]:
    """The same for programs; nothing of accounts that exist."""
    return {
        "accounts": [
            {"name": each.role.name, "duty": each.role.duty.value, "password": each.password}
            for each in _found(settings, store)
        ]
    }


def _found(settings: "Settings", store: "Store") -> "tuple[Founded, ...]":
    from graph.cli.common import note
    from graph.services.demo_accounts import found_demo_accounts
    from graph.services.keyring import ready_for
    from graph.services.sign_in import passwords

    ready_for(settings, store)
    made = found_demo_accounts(store, passwords())
    if made:
        note(settings, "account.founded", details={"accounts": len(made)})
    return made
