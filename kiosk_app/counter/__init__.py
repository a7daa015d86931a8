"""The officer's side: pictures of the business system's window, the floating bar, and the demo's stand-in form."""
