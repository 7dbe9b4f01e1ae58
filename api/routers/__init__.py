"""One module per kind of thing that has an address."""
