"""The same figures as files: one module a kind of file."""
