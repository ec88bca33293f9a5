"""The command line of the generator: `python build.py --help`."""

import sys

from policy_explorer.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
