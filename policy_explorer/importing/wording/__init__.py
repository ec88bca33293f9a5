"""How notices word what an import looks for: numbers before headings, closings, units, procedures. Text alone; pure."""
