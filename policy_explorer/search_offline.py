"""Pagefind's files -> one classic script that searches without fetching anything, for file://. Pure.

From file:// a page may neither fetch files nor load modules nor start workers. So the text of
pagefind.js, a module, is put inside a function in which `fetch` answers from the files' base64,
`import.meta.url` is a made-up address, there is no `Worker`, and the exports become a return value.
The script sets `globalThis.searchOffline`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping

from .data_script import compact

MODULE = "pagefind.js"
ADDRESS = "offline:/search/"
NEEDED = {"init", "options", "search"}
EXPORTS = re.compile(r"export\s*\{([\w\s,$]*)\};?\s*\Z")
OTHER_MODULE_SYNTAX = re.compile(r"\bimport\s*[.(]|(?:^|[;}\n])\s*(?:import|export)\b")

SCRIPT = """(function () {
'use strict';
const Worker = undefined;
const files = %(files)s;
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const fetch = async (address) => {
  const path = String(address).slice(%(prefix)s).replace(/\\?.*$/, '');
  if (!Object.prototype.hasOwnProperty.call(files, path)) throw new Error('not in the offline index: ' + address);
  const bytes = bytesOf(files[path]);
  return {
    ok: true,
    status: 200,
    arrayBuffer: async () => bytes.buffer,
    json: async () => JSON.parse(new TextDecoder().decode(bytes)),
  };
};
globalThis.searchOffline = (function () {
%(module)s
return {%(exports)s};
})();
})();
"""


class UnknownShape(ValueError):
    """Something in Pagefind's files is not as it was when this was written; the text names it."""


def offline_script(published: Mapping[str, bytes]) -> bytes:
    module, exports = as_function_body(published[MODULE].decode("utf-8"))
    files = {path: b64encode(content).decode("ascii") for path, content in sorted(published.items()) if path != MODULE}
    parts = {"files": compact(files), "prefix": len(ADDRESS), "module": module, "exports": ", ".join(exports)}
    return (SCRIPT % parts).encode()


def as_function_body(module: str) -> tuple[str, list[str]]:
    """The text of the module without module syntax, and the names that it exports."""
    found = EXPORTS.search(module)
    if not found:
        raise UnknownShape(f"{MODULE} 结尾（export）")
    exports = [name.strip() for name in found[1].split(",") if name.strip()]
    if not all(map(str.isidentifier, exports)) or not NEEDED <= set(exports):
        raise UnknownShape(f"{MODULE} 的导出项")
    body = module[: found.start()]
    if "import.meta.url" not in body or "fetch(" not in body:
        raise UnknownShape(f"{MODULE} 取文件的方式")
    body = body.replace("import.meta.url", compact(ADDRESS + MODULE))
    if OTHER_MODULE_SYNTAX.search(body):
        raise UnknownShape(f"{MODULE} 的模块写法")
    return body, exports
