"""The shapes of the data scripts: what the build writes and the scripts of the pages read. Pure.

One module a script, besides `rules` and `periods`, which several share. `static/js/types/data.d.ts` is generated from
these classes (`schemas/script_types.py`), so that mypy here and tsc there hold both sides to one contract;
`tests/schemas/test_script_types.py` holds the file current and every built script to its shape.
"""
