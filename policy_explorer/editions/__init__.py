"""What is made of a finished site: offline editions, the web app, and sizes. Files to files.

- `package`: makes all editions, and the page that offers them
- `zip_bundle`: the ZIP archive; `single_file`: the one HTML file; `web_app`: manifest and service worker
- `budgets`: how much readers have to load, against the limits
- `verify`, with `archive`, `checksums` and `verify_report`: a copy of an edition against its checksums
"""
