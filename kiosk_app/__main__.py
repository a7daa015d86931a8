"""`python -m kiosk_app` is the same program as `sunshine`."""

from kiosk_app.cli import main

if __name__ == "__main__":
    main()
