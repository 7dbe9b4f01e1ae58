"""Reading ``law.yaml``, and an office's own file over it.

An office's file has the form of ``law.yaml``. An entry with the id and version of a known one
changes the fields it gives, parameter by parameter; ``unverified`` is replaced as a whole, so that
an empty one confirms. A new version of a known rule, and a rule of the office's own, whose id
begins with ``office.``, must be complete. All faults of a file are reported together.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import ClassVar, Final

import yaml
from pydantic import ValidationError

from graph.errors import UsageError
from graph.rules.entries import OWN, Raw, RuleFile, fault_lines, read_entry
from graph.rules.law import Law, Version, in_order, overlaps
from graph.rules.parameters import Params
from graph.rules.yaml_reading import read_yaml

BUILT_IN: Final = "law.yaml"

Key = tuple[str, str]


class RuleFileError(UsageError):
    """A file of rules cannot be used; each line names file, rule, version and field."""

    code: ClassVar[str] = "rule_file"


@lru_cache(maxsize=1)
def built_in() -> Law:
    """The law that canbo brings, without any office's changes."""
    base = _built_in_file()
    entries = {key: (raw, BUILT_IN) for key, raw in _by_key(BUILT_IN, base.rules).items()}
    return _law(entries, base)


def load(office: Path | None = None) -> Law:
    """The law, with an office's own file over it if one is given.

    Raises:
        RuleFileError: the file cannot be read, is no such file, or does not fit the rules.
    """
    if office is None:
        return built_in()
    try:
        text = office.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        message = f"{office.name}: cannot be read ({type(problem).__name__})"
        raise RuleFileError(message) from None
    return merged(office.name, text)


def merged(name: str, text: str) -> Law:
    """The law with the text of an office's file over it.

    Raises:
        RuleFileError: see :func:`load`.
    """
    base, own = _built_in_file(), _file(name, text)
    entries = {key: (raw, BUILT_IN) for key, raw in _by_key(BUILT_IN, base.rules).items()}
    known = {rule for rule, _ in entries}
    problems = []
    for key, raw in _by_key(name, own.rules).items():
        if key[0] not in known and not key[0].startswith(OWN):
            problems.append(f"{name}: {key[0]}: id: {_no_such(key[0], known)}")
        elif key in entries:
            entries[key] = (_over(entries[key][0], raw), name)
        else:
            entries[key] = (raw, name)
    _raise(problems)
    return _law(entries, base, own)


@lru_cache(maxsize=1)
def _built_in_file() -> RuleFile:
    return _file(BUILT_IN, resources.files("graph.rules").joinpath(BUILT_IN).read_text("utf-8"))


def _file(name: str, text: str) -> RuleFile:
    try:
        return RuleFile.model_validate(read_yaml(text))
    except yaml.YAMLError as problem:
        message = f"{name}: {' '.join(str(problem).split())}"
        raise RuleFileError(message) from None
    except ValidationError as problem:
        lines = [f"{name}: {line.removeprefix(': ')}" for line in fault_lines(problem)]
        raise RuleFileError("\n".join(lines)) from None


def _by_key(name: str, rules: Iterable[Raw]) -> dict[Key, Raw]:
    found: dict[Key, Raw] = {}
    problems = []
    for raw in rules:
        key = str(raw.get("id", "")), str(raw.get("version", ""))
        if not all(key):
            problems.append(f"{name}: {key[0] or 'rules'}: needs an `id` and a `version`")
        if key in found:
            problems.append(f"{name}: {key[0]} {key[1]}: version: is given twice")
        found[key] = raw
    _raise(problems)
    return found


def _no_such(rule: str, known: Iterable[str]) -> str:
    near = get_close_matches(rule, known, 1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return f"there is no such rule{meant}; a rule of your own begins with {OWN!r}"


def _over(below: Raw, above: Raw) -> Raw:
    merged_fields = dict(below)
    for name, value in above.items():
        lower = below.get(name)
        together = isinstance(lower, dict) and isinstance(value, dict) and name != "unverified"
        merged_fields[name] = _over(lower, value) if together and lower else value
    if above.get("verified") is True and "why" not in above:
        merged_fields.pop("why", None)
    return merged_fields


def _law(entries: Mapping[Key, tuple[Raw, str]], *files: RuleFile) -> Law:
    reasons = {code: words for file in files for code, words in file.reasons.items()}
    sources = {key: place for file in files for key, place in file.sources.items()}
    found: dict[str, list[Version[Params]]] = {}
    problems = []
    for (rule, version), (raw, origin) in entries.items():
        made = read_entry(raw, origin, reasons, sources)
        if isinstance(made, Version):
            found.setdefault(rule, []).append(made)
        else:
            problems += [f"{origin}: {rule} {version}: {line}" for line in made]
    _raise(problems + _overlapping(found.values()))
    return Law({rule: in_order(versions) for rule, versions in found.items()})


def _overlapping(rules: Iterable[Sequence[Version[Params]]]) -> list[str]:
    return [
        f"{second.origin}: {second.id} {second.version}: valid_from: overlaps version "
        f"{first.version}; give that one an earlier valid_to"
        for versions in rules
        for first, second in overlaps(versions)
    ]


def _raise(problems: Sequence[str]) -> None:
    if problems:
        raise RuleFileError("\n".join(problems))
