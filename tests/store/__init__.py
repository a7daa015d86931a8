"""Tests of kiosk_app.store."""
