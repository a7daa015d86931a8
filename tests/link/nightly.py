"""`python -m tests.link.nightly`: 10,000 schedules against the sessions of both ends, then every mutant.

The exit code is 1 if anything was lost or double, or a mutant got through.
"""

import argparse
import sys
import time

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.link.test_lossy import FEW, MUTANTS, NIGHT, Machine, counted, outcome, with_mutant


def survives(machine: type[Machine], schedules: int) -> bool:
    """Whether no schedule breaks a rule; what broke is printed by hypothesis."""
    try:
        run_state_machine_as_test(machine, settings=settings(FEW, max_examples=schedules))
    except AssertionError:
        return False
    return True


def say(line: str) -> None:
    """One line at once: a night is long."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Print a line for the real sessions and one a mutant."""
    parser = argparse.ArgumentParser(prog="python -m tests.link.nightly", description=__doc__)
    parser.add_argument("--schedules", type=int, default=NIGHT, metavar="N", help=f"how many ({NIGHT})")
    wanted: int = parser.parse_args().schedules
    began = time.monotonic()
    real = counted()
    sound = survives(real, wanted)
    say(f"{'sound' if sound else 'BROKEN'}: {outcome(real)}, {time.monotonic() - began:.0f} s")
    caught = 0
    for name in MUTANTS:
        mutant = with_mutant(name)
        seen = not survives(mutant, wanted)
        caught += seen
        say(f"mutant {name}: {'caught' if seen else 'MISSED'} after {mutant.tally['schedules']} schedules")
    say(f"{caught} of {len(MUTANTS)} mutants caught")
    return 0 if sound and caught == len(MUTANTS) else 1


if __name__ == "__main__":
    sys.exit(main())
