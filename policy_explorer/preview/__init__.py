"""The preview: a local server that shows the site while it is being written, and reloads its pages after every change.

    hosts          the names that a request may call it by
    state          the last good site, and what is wrong since
    handler        requests -> pages of that site with a small script, and events that tell the script of changes
    static_server  a published site -> a local server
    watching       folders -> the files that change in them
    session        the order in which things are rebuilt

No build depends on this package. The script and its style lie in static/preview/.
"""
