"""OSError -> the reason, in Chinese. Pure."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REASONS = {
    errno.ENOENT: "找不到文件或文件夹",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "路径太长",
    errno.ELOOP: "符号链接指向自己",
    errno.EBUSY: "正被别的程序使用",
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件超过这个磁盘允许的大小",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出磁盘配额",
    errno.EPIPE: "接收输出的程序已经结束",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOTEMPTY: "那里有别的文件",
    errno.EADDRINUSE: "端口已被占用，可用 --port 换一个",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the path into an OSError that names none: when writing fails, as on a full disk, Python names no file."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def reason(error: OSError) -> str:
    """Return why the system refused, without the file's name."""
    from socket import EAI_NONAME  # a build that goes well explains nothing

    if error.errno == EAI_NONAME:
        return "没有这个地址"
    unknown = f"系统报告“{error.strerror or error}”"
    return unknown if error.errno is None else REASONS.get(error.errno, unknown)
