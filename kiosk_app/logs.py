"""Logging of one program: a rotating file in the home's `logs/` and the standard error stream.

Log lines carry ids, codes and counts. Names, ID numbers, comments and pictures never go into a log.
"""

import logging
import sys
from logging.handlers import RotatingFileHandler

from kiosk_app.paths import Home

FILE_BYTES = 1_000_000
KEPT_FILES = 5
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_logging(home: Home, program: str) -> None:
    """Log to `home/logs/PROGRAM.log` (1 MB, five kept) and to stderr; to stderr alone where the folder is unusable."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(stream)
    log_to_file(home, program)


def log_to_file(home: Home, program: str) -> bool:
    """Log to `home/logs/PROGRAM.log`; False, with a warning, where the folder is unusable."""
    try:
        home.logs.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            home.logs / f"{program}.log", maxBytes=FILE_BYTES, backupCount=KEPT_FILES - 1, encoding="utf-8"
        )
    except OSError as error:
        logging.getLogger(__name__).warning("no log file in %s: %s", home.logs, error.strerror)
        return False
    file.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(file)
    return True
