"""`h2h` and `python -m tui`."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run what the command line says, until it is done or Ctrl+C comes."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(128 + 2)


def _run() -> None:
    """What is typed most often is run without anything that reads options."""
    if sys.argv[1:] not in ([], ["status"]):
        from tui import cli  # noqa: PLC0415 - see above

        cli.main(prog_name="h2h")
    from tui import locale, running, terminal  # noqa: PLC0415 - likewise

    terminal.prepare_output(sys.stdout, sys.stderr)
    locale.use(locale.preferred())
    kept = os.environ.get(running.PROGRESS)
    run = running.status if sys.argv[1:] else running.full_screen
    run(None, Path(kept) if kept else None, None)


if __name__ == "__main__":
    main()
