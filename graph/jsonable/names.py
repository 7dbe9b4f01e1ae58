"""Units, posts, people and clocks as JSON."""

from collections.abc import Sequence
from datetime import date, datetime

from graph.answers import Clocks, Hit, PersonRef, PostRef, UnitRef
from graph.model import Json
from graph.vocabulary import Lane

Object = dict[str, Json]


def date_json(value: date | datetime | None) -> Json:
    """A day or a moment in ISO 8601."""
    return value.isoformat() if value else None


def clocks_json(clocks: Clocks) -> Object:
    """The day and the moment an answer is of, and the lanes it draws from."""
    return {
        "as_of": date_json(clocks.as_of),
        "known_at": date_json(clocks.known_at),
        "lanes": [Lane.OFFICIAL.value],
    }


def unit_json(unit: UnitRef) -> Object:
    """A unit, named."""
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "external_ids": list(unit.external_ids),
    }


def post_json(post: PostRef) -> Object:
    """A post, named, with its unit."""
    return {
        "id": post.id,
        "title": post.title,
        "rank": post.rank,
        "seats": post.seats,
        "external_ids": list(post.external_ids),
        "unit": {"id": post.unit.id, "name": post.unit.name} if post.unit else None,
    }


def person_json(person: PersonRef) -> Object:
    """A person, named."""
    return {
        "id": person.id,
        "name": person.name,
        "external_ids": list(person.external_ids),
    }


def units_json(units: Sequence[UnitRef]) -> Object:
    """Units, such as those at the top."""
    return {"units": [unit_json(unit) for unit in units]}


def posts_json(posts: Sequence[PostRef]) -> Object:
    """Posts."""
    return {"positions": [post_json(post) for post in posts]}


def people_json(people: Sequence[PersonRef]) -> Object:
    """People."""
    return {"people": [person_json(person) for person in people]}


def hits_json(hits: Sequence[Hit]) -> Object:
    """What a search found."""
    return {
        "hits": [
            {
                "kind": hit.kind,
                "id": hit.id,
                "name": hit.name,
                "external_ids": list(hit.external_ids),
                "unit": unit_json(hit.unit) if hit.unit else None,
            }
            for hit in hits
        ]
    }
