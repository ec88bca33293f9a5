"""Drafted fields to the files of a content folder. `write_folder` writes them, and replaces none."""
