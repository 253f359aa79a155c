"""Servers that tests start: where they listen, and how they end."""

from __future__ import annotations

import socket
import subprocess

_PATIENCE = 20  # seconds for a server to end by itself


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def end(process: subprocess.Popen[bytes]) -> bool:
    """Ask a process to end, and kill it if it does not; did it end by itself?"""
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True
