"""The commands, one module each. `run(options)` does what the command says and returns the exit code (`cli/exit_codes.py`)."""
