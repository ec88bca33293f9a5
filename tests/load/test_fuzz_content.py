"""No content makes the build stumble: the real one, spoilt in thousands of ways, gives problems or a correct site.

Every case spoils one file. What comes of it is either a ContentError whose problems an editor can use, or content that is
shown as it was written: its wording verbatim in the notice, its quotes in its wording, every value of the file in the
model, and the measure on its page. The checks read YAML with PyYAML's plain loader, in their own way.
`--every-combination` takes many more cases.
"""

from __future__ import annotations
