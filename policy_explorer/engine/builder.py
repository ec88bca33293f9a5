"""A content folder and a place -> the site in that place, making anew only what has to be. The one module that knows all of the engine.

The stages are those of build.py, with the same functions, one document at a time:

    inputs      a digest of every file; where all is as it was, that is all
    read        each document that is new to the store: its record, short, and sound
    across      what holds between documents, and the site as its lists want it
    make        the pages and rows of documents that are not there yet, straight into the place
    join        the pages and data that show all documents
    finish      search, editions and what keeps the site on a reader's device

Whatever is wrong with the content, it is the plain pipeline that tells: `Unsound` sends everything there.
"""

from __future__ import annotations
