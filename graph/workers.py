"""Processes that do the same work beside each other, each on one thing at a time.

They are programs of their own that are started anew: nothing is forked while threads run, and a script need not guard
its first lines. One that ends takes only what it was at with it, and another one takes its place.

An interrupt may reach whoever waits for them at any moment, also within a lock of Python's own, which is then never
let go of. So what is waited for are locks of C, which an interrupt leaves as they should be, and threads that are
caught by such a lock keep no program from its end. ``concurrent.futures`` would wait for them.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

_PROGRAM = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from graph.workers import serve; serve()"


class EndedError(Exception):
    """A process ended while it was at something; the message says how."""


class NoProcessError(Exception):
    """No process can be made here; the message says why."""


class Coming(Generic[R]):
    """What is to come of a thing."""

    def __init__(self) -> None:
        self._outcome = SimpleQueue[tuple[bool, Any]]()

    def come(self, done: bool, outcome: object) -> None:
        """Tell what came of it, or what was raised if it could not be done."""
        self._outcome.put((done, outcome))

    def result(self) -> R:
        """What came of it, to be asked once; waits until it is there.

        Raises:
            EndedError: its process ended.
            NoProcessError: there was none to do it.
            Exception: what the work raised.
        """
        done, outcome = self._outcome.get()
        if not done:
            raise outcome
        return cast(R, outcome)


class Workers(Generic[T, R]):
    """Processes that do the same work; each is started when there is something for it to do.

    Args:
        work: what they do with each thing. It, the things and what comes of them must be such that ``pickle`` takes.
        many: how many of them there are at most.
    """

    def __init__(self, work: Callable[[T], R], many: int) -> None:
        self._work, self._many = pickle.dumps(work), many
        self._things = SimpleQueue[tuple[T, Coming[R]] | None]()
        self._threads = list[threading.Thread]()  # each has a process of its own
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._processes = set[subprocess.Popen[bytes]]()
        self._refused = ""  # why there can be no more processes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """End all of them at once, whatever they are at; what waits for its turn is not done."""
        with self._lock:
            self._refused = "the work is over"
            for process in self._processes:
                process.kill()
        for _thread in self._threads:
            self._things.put(None)
        for thread in self._threads:
            if thread.is_alive():  # one that an interrupt kept from starting is not
                thread.join()
        for process in self._processes:
            _close(process)

    def submit(self, thing: T) -> Coming[R]:
        """What is to come of a thing; in the order in which things are submitted, they are begun."""
        coming, thread = Coming[R](), None
        with self._lock:
            if self._refused:
                coming.come(False, NoProcessError(self._refused))
                return coming
            self._things.put((thing, coming))
            if len(self._threads) < self._many:
                thread = threading.Thread(target=self._do_all, name="orda-worker", daemon=True)
                self._threads.append(thread)
        if thread is not None:
            thread.start()
        return coming

    def _do_all(self) -> None:
        """A thread's whole life."""
        while (given := self._things.get()) is not None:
            thing, coming = given
            try:
                coming.come(True, self._do(thing))
            except Exception as error:  # whoever waits for it is told
                coming.come(False, error)

    def _do(self, thing: T) -> R:
        packed = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        process = self._process()
        try:
            _send(process, packed)
        except OSError:  # it ended when it had nothing to do
            self._forget(process)
            process = self._process()
            _send(process, packed)
        try:
            done, outcome = _received(process)
        except (EOFError, OSError):
            raise EndedError(self._forget(process)) from None
        if not done:
            raise outcome
        return cast(R, outcome)

    def _process(self) -> subprocess.Popen[bytes]:
        """This thread's own, ready to be given something.

        Raises:
            NoProcessError: there is none, and none can be made.
        """
        known: subprocess.Popen[bytes] | None = getattr(self._mine, "process", None)
        if known is not None:
            return known
        how = ""
        for _ in range(2):  # one may be ended by chance, two are not
            try:
                self._mine.process = process = self._begun()
            except EndedError as error:
                how = str(error)
            else:
                return process
        self._refused = self._refused or f"{sys.executable} {how}"
        raise NoProcessError(self._refused)

    def _begun(self) -> subprocess.Popen[bytes]:
        """A new one, which has taken the work.

        Raises:
            EndedError: it ended before.
            NoProcessError: none can be made.
        """
        with self._lock:  # none is started that nobody would end
            if self._refused:
                raise NoProcessError(self._refused)
            try:
                process = _start()
            except OSError as error:
                self._refused = error.strerror or str(error)
                raise NoProcessError(self._refused) from None
            self._processes.add(process)
        try:
            _send(process, pickle.dumps([path for path in sys.path if isinstance(path, str)]) + self._work)
            _received(process)
        except (EOFError, OSError):
            raise EndedError(self._forget(process)) from None
        return process

    def _forget(self, process: subprocess.Popen[bytes]) -> str:
        """Let go of a process that ended.

        Returns:
            How it ended.
        """
        self._mine.process = None
        with self._lock:
            self._processes.discard(process)
        _close(process)
        return _how(process.returncode)


def _start() -> subprocess.Popen[bytes]:
    """A process of this Python, which an interrupt at the terminal does not reach.

    Raises:
        OSError: none can be made.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        raise OSError("there is no Python to start")
    apart: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **apart
    )


def _send(process: subprocess.Popen[bytes], packed: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(packed)
    process.stdin.flush()


def _received(process: subprocess.Popen[bytes]) -> Any:
    assert process.stdout is not None
    return pickle.load(process.stdout)


def _close(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what it had not read is left in the pipe
            if pipe is not None:
                pipe.close()


def _how(code: int) -> str:
    """How a process ended."""
    if code >= 0:
        return f"ended with code {code}"
    with suppress(ValueError):
        return f"was ended by {signal.Signals(-code).name}"
    return f"was ended by signal {-code}"


def serve() -> None:
    """A process's whole life: it takes the work, then does it on what it is given, until there is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the work prints is no answer
    work = pickle.load(given)
    _answer(answers, True, None)
    while True:
        try:
            thing = pickle.load(given)
        except EOFError:
            return
        try:
            outcome = work(thing)
        except Exception as error:  # whoever gave the thing is told
            _answer(answers, False, error)
        else:
            _answer(answers, True, outcome)


def _answer(answers: IO[bytes], done: bool, outcome: object) -> None:
    try:
        answers.write(pickle.dumps((done, outcome), pickle.HIGHEST_PROTOCOL))
        answers.flush()
    except BrokenPipeError:  # whoever gave the thing was killed: nobody is to be told
        os._exit(0)
