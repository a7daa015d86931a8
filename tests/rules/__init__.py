"""Rules of the house that no ready-made linter knows: floors, QML, sizes. Each returns its findings as sentences."""
