"""Lines to paragraphs, and paragraphs to the parts of the notice: measures, provisions, annexes. Pure."""
