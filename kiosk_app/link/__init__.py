"""The counter–kiosk link: one TLS 1.3 port, pinned certificates, small bounded messages (floor 1)."""
