"""The shapes of the API's answers, as its OpenAPI document tells them.

They document; `graph.jsonable` writes. A test holds every answer against its model.
"""
