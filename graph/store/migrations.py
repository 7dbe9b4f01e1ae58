"""Bring the graph's schema up to date: files in order, each once, under a lock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from neo4j import Driver

import cypher
from graph.errors import RefusedError
from graph.progress import Progress, silent
from graph.store.runner import Run, holding, read, run_schema, write

SCHEMA = Path(cypher.__file__).parent / "schema"


@dataclass(frozen=True, slots=True)
class Migration:
    """One schema file: its number and name, the hash of its text, and the text."""

    version: str
    checksum: str
    text: str


def load_migrations(folder: Path = SCHEMA) -> tuple[Migration, ...]:
    """The schema files in order."""
    texts = [(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.cypher"))]
    return tuple(
        Migration(version, sha256(text.encode()).hexdigest(), text) for version, text in texts
    )


def is_current(run: Run) -> bool:
    """Whether exactly the shipped migrations have been applied."""
    applied = {row["version"]: row["checksum"] for row in run.rows("migrations.list_migrations")}
    return applied == {each.version: each.checksum for each in load_migrations()}


def pending(driver: Driver, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """Migrations not applied yet.

    Raises:
        RefusedError: an applied migration's file has changed, or is gone, since it was applied.
    """
    rows = read(driver, "pending migrations", lambda run: run.rows("migrations.list_migrations"))
    applied = {row["version"]: row["checksum"] for row in rows}
    known = {each.version: each.checksum for each in migrations}
    for version, checksum in applied.items():
        if known.get(version) != checksum:
            message = f"Migration {version} was applied with another text than this canbo has."
            hint = "Use the version of canbo that wrote this database, or a newer one."
            raise RefusedError(message, hint)
    return tuple(each for each in migrations if each.version not in applied)


def migrate(
    driver: Driver,
    migrations: tuple[Migration, ...] | None = None,
    progress: Progress = silent,
) -> tuple[str, ...]:
    """Apply what is pending and return the versions applied.

    The first file makes the constraint the lock stands on. Its statements are idempotent, so two
    starts at once may both run it; everything after waits for the lock.
    """
    migrations = load_migrations() if migrations is None else migrations
    missing = pending(driver, migrations)
    if not missing:
        return ()
    ready = missing[0] if missing[0] is migrations[0] else None
    if ready:
        run_schema(driver, ready.text)
    with holding(driver, "migration lock") as lock:
        lock.rows("migrations.upsert_lock")
        missing = pending(driver, migrations)
        for done, migration in enumerate(missing, start=1):
            if migration is not ready:
                run_schema(driver, migration.text)
            _note(driver, migration)
            progress("schema", done, len(missing))
    return tuple(each.version for each in missing)


def _note(driver: Driver, migration: Migration) -> None:
    write(
        driver,
        "note migration",
        lambda run: run.rows(
            "migrations.create_migration",
            version=migration.version,
            checksum=migration.checksum,
            applied_at=datetime.now(UTC),
        ),
    )
