"""What checks and rewrites the project's own files; used by the tests and `make`, never shipped."""
