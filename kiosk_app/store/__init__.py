"""What is kept: the station's encrypted store with its ledger, and the counter's journal."""
