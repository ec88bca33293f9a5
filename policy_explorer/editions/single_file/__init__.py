"""The single-file edition: one HTML file that contains the whole site.

- `single_file`: joins pages, scripts and styles
- `page_parts`: what of a page goes into the file
- `links`: links and ids of a page, rewritten
"""
