"""The statements of canbo, one file each; see graph/store/statements.py."""
