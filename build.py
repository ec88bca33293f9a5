"""The command line of the generator: `python build.py --help`."""

import sys

from policy_explorer.cli.main import main

HOW_TO_START = (
    "先运行一次 make，再运行 . .venv/bin/activate（Windows：.venv\\Scripts\\activate）。详见 docs/commands.md"
)

if __name__ == "__main__":
    try:
        sys.exit(main())
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("policy_explorer"):
            raise
        sys.exit(f"这个 Python 没有装软件包 {error.name}：{HOW_TO_START}")
