"""The shapes of the API's answers, as its OpenAPI document tells them."""
