"""What the oldest browser that the site is made for knows, and checks of scripts, styles and pages against it.

floor.json    the floor itself and what came after it, from MDN's browser-compat-data; made by extract.py
data          floor.json -> Floor
syntax        JavaScript text -> syntax that came after the floor
names         JavaScript text -> globals and members that came after it
calls         JavaScript text -> what its calls ask for in strings and options
scripts       these three in one
styles        CSS text -> properties, values, selectors and at-rules that came after it
markup        HTML text -> elements, attributes and their values that came after it
pages         HTML text -> that, and the same of the scripts and styles that stand in it
fallbacks     what may stand on the site all the same, each with its reason
time_travel   Floor -> a script that takes from a browser of today what came after the floor
"""
