"""Run a function in a process of its own, with limits of time and memory. Effects: starts a process, and ends it.

A file may make a library loop, fill the memory or crash. That ends the process, and the editor reads which limit was
reached. Systems without `resource.setrlimit`, such as Windows, have the limit of time alone.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct

from policy_explorer.importing.blocks import ImportFailed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")
MB = 1_000_000
STARTING = 10  # seconds of processor time that loading the program may take besides


class Limits(Struct, frozen=True):
    """How long the process may run, in seconds, and how much address space it may use, in bytes."""

    seconds: float = 60
    memory: int = 1_000 * MB


LIMITS = Limits()
TOO_LONG = "读了 {seconds:g} 秒还没有读完，已停下：不像一份公文，或者文件里有特别长的段落、特别深的层次。请另存为只有正文的 .txt 再导入"
TOO_MUCH = "读它要用的内存超过 {megabytes} MB，已停下：不像一份公文。请另存为只有正文的 .txt 再导入"
CRASHED = "读它的程序中途停了：文件可能坏了，或者用的内存太多。请用能打开它的程序另存，或另存为只有正文的 .txt 再导入"
FAULT = "读它时程序出了毛病（{error}），请把文件发给维护程序的人；眼下可以先另存为 .txt 再试"


def within_limits(
    function: Callable[..., Result], arguments: tuple[Any, ...], result: type[Result], limits: Limits = LIMITS
) -> Result:
    """Return `function(*arguments)`, a value of type `result` that msgpack can hold, made in another process.

    Raise ImportFailed where the function does, or where the process reaches a limit or crashes; OSError where it does.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=answer, args=(sender, limits, function, arguments), daemon=True)
    process.start()
    sender.close()
    try:
        said = receive(receiver, limits)
    finally:
        process.kill()
        process.join()
        receiver.close()
    kind, content = said[:1], said[1:]
    if kind == b"r":
        return msgspec.msgpack.decode(content, type=result)
    if kind == b"o":
        raise OSError(*msgspec.msgpack.decode(content))
    raise ImportFailed(content.decode("utf-8"))


def receive(receiver: Connection, limits: Limits) -> bytes:
    """Return what the process sends; where it sends nothing, what to tell the editor."""
    try:
        if receiver.poll(limits.seconds):
            return receiver.recv_bytes()
    except (EOFError, OSError):
        return b"f" + CRASHED.encode()
    return b"f" + TOO_LONG.format(seconds=limits.seconds).encode()


def answer(sender: Connection, limits: Limits, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Send the result of the function, after `r`, an error of the system, after `o`, or the text of a failure, after `f`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends this process
    limit_this_process(limits)
    too_much = b"f" + TOO_MUCH.format(megabytes=limits.memory // MB).encode()
    try:
        said = b"r" + msgspec.msgpack.encode(function(*arguments))
    except ImportFailed as error:
        said = b"f" + str(error).encode("utf-8", "replace")
    except MemoryError:
        said = too_much
    except OSError as error:
        said = b"o" + msgspec.msgpack.encode((error.errno, error.strerror, str(error.filename or "")))
    # A fault of ours must not show the editor a traceback.
    except Exception as error:  # noqa: BLE001
        said = b"f" + FAULT.format(error=f"{type(error).__name__}: {error}"[:200]).encode("utf-8", "replace")
    with suppress(OSError):
        sender.send_bytes(said)
    sender.close()


def limit_this_process(limits: Limits) -> None:
    """Set the limits of memory and of processor time, which also ends the process if its parent is killed."""
    if sys.platform == "win32":
        return
    import resource

    seconds = int(limits.seconds) + STARTING
    for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        with suppress(ValueError, OSError):  # a lower limit is set already, or the system has no such limit
            resource.setrlimit(kind, (most, hard if kind == resource.RLIMIT_CPU else most))
