"""The address that a preview listens at, and the names that a request may call it by. Pure.

A page of another site can have its own name point to this machine (DNS rebinding) and then read the preview as if it were its own.
A request under such a name says so in its header `Host`. An IP address is no name that anyone could point elsewhere.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address

LOCAL_NAMES = ("localhost", "ip6-localhost")


def in_address(host: str) -> str:
    """Return a host as it stands in a URL: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


def family(host: str) -> socket.AddressFamily:
    """Return the kind of addresses that a host is of."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def is_ip_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def is_open_to_others(host: str) -> bool:
    """Return whether other machines reach a server that listens there."""
    if is_ip_address(host):
        return not ip_address(host.partition("%")[0]).is_loopback
    return host.lower() not in LOCAL_NAMES


def may_call(header: str | None, host: str) -> bool:
    """Return whether a request with this header `Host`, if it has one, means the server that listens at `host`."""
    if header is None:  # no browser
        return True
    name = header.strip().lower()
    if not name.startswith("["):
        name = name.partition(":")[0]
    elif "]" in name:
        name = name[1 : name.index("]")]
    own = {host.lower(), *LOCAL_NAMES}
    return name.removesuffix(".") in own or is_ip_address(name)
