"""Records -> the files of one Pagefind index. Runs Pagefind's service as a child process and talks to it over its streams.

A message is JSON in base64, followed by a comma. Nothing is written to disk. The service ends when its input is closed, so
the input stays open until the last response has arrived.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BufferedReader
from itertools import chain
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any, cast

import pagefind_bin

from policy_explorer.errors import PolicyExplorerError

LANGUAGE = "zh"
INDEX = 0  # the service numbers its indexes; there is only one
FRAGMENTS = "fragment/"
MAGIC = b"pagefind_dcd"
BLOCK = 1 << 20  # bytes


class SearchIndexError(PolicyExplorerError):
    """The index could not be built. The text, in Chinese, says why."""


def build_index(records: Sequence[str], include_characters: str) -> dict[str, bytes]:
    """Return every file of the index of these records, by its path; `include_characters` are the signs in words.

    Each character of a record is a word. Raise `SearchIndexError`.
    """
    try:
        with TemporaryFile() as errors:
            response, code = run_service(requests(records, include_characters), len(records) + 2, errors)
            errors.seek(0)
            message = errors.read().decode(errors="replace").strip()
    except OSError as error:
        raise SearchIndexError(
            f"检索索引无法生成：不能运行 Pagefind（{error}）。请重新安装依赖 pagefind-bin。"
        ) from error
    if code or (response and response["payload"]["type"] == "Error"):
        raise SearchIndexError(f"检索索引无法生成：Pagefind 退出码 {code}。\n{message or response}")
    files = response["payload"]["files"] if response else []
    return {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in files}


def run_service(messages: Iterator[bytes], count: int, errors: IO[bytes]) -> tuple[Any, int]:
    """Return the last of `count` responses, None if Pagefind ended before, and its exit code.

    The service runs in the folder of its program and without settings in the environment, or it would obey those of the
    current folder. A folder made for it would be left by a build that is killed.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command = [pagefind_bin.get_executable(), "--service"]
    folder, pipe = os.path.dirname(command[0]), subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=errors) as service:
        stdin, stdout = cast(IO[bytes], service.stdin), cast(BufferedReader, service.stdout)
        writer = Thread(target=send, args=(stdin, messages))
        writer.start()
        last = nth_response(stdout, count)
        writer.join()
        with suppress(OSError):
            stdin.close()
        code = service.wait()
    return (json.loads(b64decode(last)) if last else None), 0 if last else code


def send(pipe: IO[bytes], messages: Iterator[bytes]) -> None:
    with suppress(OSError):  # the service has ended, and its exit code says more
        for message in messages:
            pipe.write(message)
        pipe.flush()


def nth_response(pipe: BufferedReader, count: int) -> bytes | None:
    """Return the last of `count` responses without its comma, None if the stream ends before."""
    before = count - 1
    parts: list[bytes] = []
    while block := pipe.read1(BLOCK):
        found = block.count(b",")
        if found > before:  # the last response ends in this block
            return b"".join([*parts, block]).split(b",")[-2]
        before -= found
        parts = [block[block.rfind(b",") + 1 :]] if found else [*parts, block]
    return None


def requests(records: Sequence[str], include_characters: str) -> Iterator[bytes]:
    """Yield the messages that create an index, add the records and ask for the files."""
    own = {"index_id": INDEX}
    actions: Iterable[dict[str, Any]] = chain(
        [{"type": "NewIndex", "config": {"include_characters": include_characters}}],
        (
            {"type": "AddRecord", **own, "url": str(number), "content": " ".join(words), "language": LANGUAGE}
            for number, words in enumerate(records)
        ),
        [{"type": "GetFiles", **own}],
    )
    for number, action in enumerate(actions):
        yield b64encode(json.dumps({"message_id": number, "payload": action}, ensure_ascii=False).encode()) + b","


def page_ids(files: Mapping[str, bytes], count: int) -> tuple[str, ...]:
    """Return Pagefind's name for each record, in the order of the records. Raise `SearchIndexError`."""
    fragments = [(path, content) for path, content in files.items() if path.startswith(FRAGMENTS)]
    names = {
        record_number(path, content): path.removeprefix(FRAGMENTS).partition(".")[0] for path, content in fragments
    }
    if sorted(names) != list(range(count)):
        raise SearchIndexError(f"检索索引无法生成：共 {count} 项措施，Pagefind 只收录了 {len(names)} 项。")
    return tuple(names[number] for number in range(count))


def record_number(path: str, fragment: bytes) -> int:
    """Return the number of the record that a fragment belongs to. Raise `SearchIndexError`."""
    content = gzip.decompress(fragment)
    if not content.startswith(MAGIC):
        raise SearchIndexError(f"检索索引无法生成：不认识 Pagefind 的文件 {path}，版本可能不合。")
    return int(json.loads(content[len(MAGIC) :])["url"])
