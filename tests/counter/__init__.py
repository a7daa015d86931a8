"""The officer's side: capture, bar, headless push."""
