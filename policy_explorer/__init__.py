"""Policy explorer: a folder of YAML about government measures in, a searchable static site out.

The subpackages are the stages, in order: load, validate, derive, render, search, editions, publish. `build` runs them, `cli` is the
command line. Beside them lie what an editor writes (`model`), what is pure (`rules`, `text`), and commands that are no build
(`preview`, `match`, `importing`, `doctor`, `scaffold`).
"""
