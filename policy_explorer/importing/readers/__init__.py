"""A file of a notice to lines and table rows: text, Markdown, web page, Word, PDF. A web page also says what it is about."""
