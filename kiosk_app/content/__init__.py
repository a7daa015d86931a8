"""Content packs: read, check, index, search, keep versions, and take away as text."""
