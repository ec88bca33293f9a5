"""Policy explorer: structured YAML of government measures in, a searchable static site out.

The pipeline is a one-way flow of immutable values; `build.py` at the top level shows it.
"""
