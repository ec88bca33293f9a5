"""Values of the site -> the bytes of its files. Pure, but for reading templates/ and static/. `build` composes them."""
