"""Policy explorer: structured YAML of government measures in, a searchable static site out.

The pipeline is a one-way flow of immutable values; `build.py` at the top level shows it.
"""

import os

# Models are what they are here: no plugin of Pydantic's has a say, and none is looked for in all that is installed.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
