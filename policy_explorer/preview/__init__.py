"""The site while it is being written: served from memory, shown anew after every change, with what is wrong.

    state      what is shown now: the last good site, and the problems since
    handler    requests -> pages of that site with a small script, and events that tell the script of changes
    watching   what changes on the disk
    session    the order in which things are drawn anew

A command beside the pipeline: nothing here takes part in a build. The script and its style lie in static/preview/.
"""

from policy_explorer.preview.handler import preview_server
from policy_explorer.preview.session import follow
from policy_explorer.preview.state import Preview, published
from policy_explorer.preview.watching import answering, watching

__all__ = ["Preview", "answering", "follow", "preview_server", "published", "watching"]
