"""The one place that runs statements.

A statement is run by its name, with exactly the parameters its header declares. Reads go through
read transactions; the name of the question goes with the transaction, so that the database can
tell who keeps it busy.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC
from typing import Any, Final, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction, Transaction, unit_of_work
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, TransientError
from neo4j.time import Date, DateTime

from graph.errors import CanboError, UnreachableError
from graph.store.scanner import split_statements
from graph.store.statements import Statement, load_catalogue

Row = dict[str, Any]
T = TypeVar("T")

FETCH: Final = 10_000
"""Rows fetched at once: most answers come whole, in one round trip."""

TIMEOUT: Final = 600.0
"""Seconds after which the database gives a transaction up."""


class StatementCallError(CanboError):
    """A statement was called with other parameters than it declares: a defect in canbo."""

    code = "statement_call"


class Run:
    """An open transaction that runs statements by name."""

    def __init__(self, transaction: ManagedTransaction | Transaction, *, writes: bool) -> None:
        self._transaction = transaction
        self._writes = writes

    def rows(self, name: str, /, **params: object) -> list[Row]:
        """Run a statement and return its rows with native dates.

        Raises:
            StatementCallError: unknown name, other parameters than declared, or a write in a
                read transaction.
        """
        statement = self._checked(name, params)
        result = self._transaction.run(statement.text, params)
        keys = tuple(statement.returns)
        return [
            {key: _native(value) for key, value in zip(keys, record.values(), strict=True)}
            for record in result
        ]

    def row(self, name: str, /, **params: object) -> Row | None:
        """Run a statement and return its first row, or None."""
        return next(iter(self.rows(name, **params)), None)

    def _checked(self, name: str, params: Mapping[str, object]) -> Statement:
        statement = load_catalogue().get(name)
        if statement is None:
            message = f"there is no statement {name}"
            raise StatementCallError(message)
        if set(params) != set(statement.params):
            message = f"{name} takes {sorted(statement.params)}, was given {sorted(params)}"
            raise StatementCallError(message)
        if statement.access == "write" and not self._writes:
            message = f"{name} writes and was called in a read transaction"
            raise StatementCallError(message)
        return statement


def _native(value: object) -> object:
    convert = _CONVERT.get(type(value))
    return value if convert is None else convert(value)


# A moment read back must be written with the offset it came with: the database orders equal moments
# of a named zone and of an offset, so `<=` fails between them.
_CONVERT: Final[dict[type, Callable[[Any], object]]] = {
    Date: Date.to_native,
    DateTime: lambda value: value.to_native().astimezone(UTC),
    list: lambda values: [_native(each) for each in values],
    dict: lambda values: {key: _native(each) for key, each in values.items()},
}


def read(driver: Driver, name: str, work: Callable[[Run], T]) -> T:
    """Answer one question in one read transaction, tried again on a passing fault."""
    return _managed(driver, name, work, writes=False)


def write(driver: Driver, name: str, work: Callable[[Run], T]) -> T:
    """Do one write whole or not at all; it may be called again on a passing fault."""
    return _managed(driver, name, work, writes=True)


def _managed(driver: Driver, name: str, work: Callable[[Run], T], *, writes: bool) -> T:
    @unit_of_work(metadata={"query": name}, timeout=TIMEOUT)
    def run(transaction: ManagedTransaction) -> T:
        return work(Run(transaction, writes=writes))

    access = WRITE_ACCESS if writes else READ_ACCESS
    session = driver.session(default_access_mode=access, fetch_size=FETCH)
    with reaching(), session:
        return session.execute_write(run) if writes else session.execute_read(run)


@contextmanager
def holding(driver: Driver, name: str, *, writes: bool = True) -> Iterator[Run]:
    """A transaction that stays open, to hold a lock while others work; it is not tried again."""
    access = WRITE_ACCESS if writes else READ_ACCESS
    with (
        reaching(),
        driver.session(default_access_mode=access) as session,
        session.begin_transaction(metadata={"query": name}) as transaction,
    ):
        yield Run(transaction, writes=writes)
        transaction.commit()


def run_schema(driver: Driver, text: str) -> None:
    """Run the statements of a schema file, each on its own, as the database demands."""
    with reaching(), driver.session(default_access_mode=WRITE_ACCESS) as session:
        for statement in split_statements(text):
            session.run(statement).consume()


@contextmanager
def reaching() -> Iterator[None]:
    """Turn the driver's connection errors into one that says what to do."""
    try:
        yield
    except AuthError as error:
        message = "The database refused the user or password."
        hint = "Check CANBO_NEO4J_USER and CANBO_NEO4J_PASSWORD."
        raise UnreachableError(message, hint) from error
    except (ServiceUnavailable, DriverError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        message = f"The database does not answer: {reason}"
        hint = "Start it with `canbo up`; with CANBO_NEO4J_URI set, check that address."
        raise UnreachableError(message, hint) from error
    except TransientError as error:
        if error.code and "MemoryPool" in error.code:
            message = "The database has too little memory for this; nothing was written."
            hint = "Give it more with CANBO_HEAP, or lower CANBO_IMPORT_BATCH_ROWS."
            raise UnreachableError(message, hint) from error
        message = "The database was too busy to finish this; nothing was written."
        raise UnreachableError(message, "Try again in a moment.") from error
    except Neo4jError as error:
        message = f"The database refused this ({error.code}); nothing was written."
        raise UnreachableError(message, "`canbo status` names its log.") from error
