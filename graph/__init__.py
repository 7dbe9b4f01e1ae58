"""The knowledge: no HTTP, no HTML."""
