"""Records -> the files of one Pagefind index, by Pagefind's own service: it is asked, and answers, over its standard streams.

A message is base64 of JSON, with a comma behind it. Nothing is written to disk. Pagefind ends with its input, so that
stays open until the last answer is there.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Thread
from typing import IO, Any

import pagefind_bin

LANGUAGE = "zh"
INDEX = 0  # a service numbers its indexes; ours has one
FRAGMENTS = "fragment/"
MAGIC = b"pagefind_dcd"
AT_ONCE = 1 << 20


class SearchIndexError(Exception):
    """The index could not be made. The text, in Chinese, says why."""


def made_index(records: Sequence[str], kept: str) -> dict[str, bytes]:
    """Every file that Pagefind makes of the records, with its path; `kept` are the signs that count as words."""
    try:
        with TemporaryDirectory(prefix="search-") as folder, TemporaryFile() as complaints:
            answer, code = ask(requests(records, kept), len(records) + 2, folder, complaints)
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip()
    except OSError as fault:
        raise SearchIndexError(
            f"检索索引无法生成：不能运行 Pagefind（{fault}）。请重新安装依赖 pagefind-bin。"
        ) from fault
    if code or (answer and answer["payload"]["type"] == "Error"):
        raise SearchIndexError(f"检索索引无法生成：Pagefind 退出码 {code}。\n{said or answer}")
    files = answer["payload"]["files"] if answer else []
    return {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in files}


def ask(messages: Iterator[bytes], answers: int, folder: str, complaints: IO[bytes]) -> tuple[Any, int]:
    """The last of so many answers, None where Pagefind ended before, and its exit code.

    An empty folder, and no settings in the environment: Pagefind would obey those of the folder that we were called in.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command = [pagefind_bin.get_executable(), "--service"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=complaints) as service:
        writer = Thread(target=feed, args=(service.stdin, messages))
        writer.start()
        last = nth_answer(service.stdout, answers)
        writer.join()
        with suppress(OSError):
            service.stdin.close()
        code = service.wait()
    return (json.loads(b64decode(last)) if last else None), 0 if last else code


def feed(pipe: IO[bytes], messages: Iterator[bytes]) -> None:
    with suppress(OSError):  # it ended; its exit code says more
        for message in messages:
            pipe.write(message)
        pipe.flush()


def nth_answer(pipe: IO[bytes], count: int) -> bytes | None:
    """The last of so many answers, without its comma."""
    before, parts = count - 1, []
    while block := pipe.read1(AT_ONCE):
        found = block.count(b",")
        if found > before:  # the last one ends in this block
            return b"".join([*parts, block]).split(b",")[-2]
        before -= found
        parts = [block[block.rfind(b",") + 1 :]] if found else [*parts, block]
    return None


def requests(records: Sequence[str], kept: str) -> Iterator[bytes]:
    own = {"index_id": INDEX}
    actions = chain(
        [{"type": "NewIndex", "config": {"include_characters": kept}}],
        (
            {"type": "AddRecord", **own, "url": str(number), "content": " ".join(words), "language": LANGUAGE}
            for number, words in enumerate(records)
        ),
        [{"type": "GetFiles", **own}],
    )
    for number, action in enumerate(actions):
        yield b64encode(json.dumps({"message_id": number, "payload": action}, ensure_ascii=False).encode()) + b","


def page_ids(files: Mapping[str, bytes], count: int) -> tuple[str, ...]:
    """Pagefind's name for each record, in their order."""
    fragments = [(path, content) for path, content in files.items() if path.startswith(FRAGMENTS)]
    names = {
        record_number(path, content): path.removeprefix(FRAGMENTS).partition(".")[0] for path, content in fragments
    }
    if sorted(names) != list(range(count)):
        raise SearchIndexError(f"检索索引无法生成：共 {count} 项措施，Pagefind 只收录了 {len(names)} 项。")
    return tuple(names[number] for number in range(count))


def record_number(path: str, fragment: bytes) -> int:
    content = gzip.decompress(fragment)
    if not content.startswith(MAGIC):
        raise SearchIndexError(f"检索索引无法生成：不认识 Pagefind 的文件 {path}，版本可能不合。")
    return int(json.loads(content[len(MAGIC) :])["url"])
