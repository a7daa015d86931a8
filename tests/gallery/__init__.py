"""Every screen in every size and mode: pictures for people, and a walk through the item tree for the suite."""
