"""YAML without silent surprises: a key that is given twice is refused."""

from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            problem = f"{twice!r} is given twice"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        return super().construct_mapping(node, deep=deep)


def read_yaml(text: str) -> Any:  # noqa: ANN401 - a file may hold anything; the caller checks it
    """The plain values a text of YAML holds.

    Raises:
        yaml.YAMLError: it is no YAML, names a type, or gives a key twice.
    """
    return yaml.load(text, _Loader)  # noqa: S506 - a safe loader
