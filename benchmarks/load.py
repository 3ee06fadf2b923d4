"""How many readers one server carries: a kernel each, moving sliders, in step with one another or not.

    python benchmarks/load.py [--readers 1 5 10 20 30] [--seconds 30] [--demos symptoms.evening ...] [--json FILE]

No browsers: every reader is a connection that speaks as the page does (rlsedu/stage/live/dom.js): one request in
flight, the newest value waits; requests on a subshell of the kernel, as JupyterLab sends them. A reader drags a slider
(20 steps in a second), looks for 2 s, drags again. The wait is from a step to the first picture that shows it or a
newer one.
The readers are simulated on the same machine, so a server of its own carries a little more.
"""

import argparse
import asyncio
import functools
import itertools
import json
import pathlib
import random
import re
import statistics
import sys
import tempfile
import time
import uuid

import psutil
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tools.lab import TOKEN, jupyterlab

STEPS, DRAG_S, LOOK_S, PATIENCE_S = 20, 1.0, 2.0, 15.0
PROTOCOL = "v1.kernel.websocket.jupyter.org"
START = """import json, os
from rlsedu import {room}
demo = {room}.{demo}()
demo"""
TELL = "print(json.dumps(demo.values))"


class Reader:
    """One reader: a kernel of its own on the server at `address`, with one demo ("symptoms.evening", say)."""

    def __init__(self, address, demo):
        self.address, self.demo = address, demo
        self.waits, self.errors, self.lost = [], [], []  # ms; words; (control, shown, last sent)
        self._answers, self._views, self._printed, self._idle = {}, {}, [], asyncio.Event()
        self._over = set()  # requests whose output is all here
        self._moved, self._waiting, self._flying, self._done = [], None, 0, asyncio.Event()
        self._values, self._sequence, self._subshell = {}, 0, None

    async def arrive(self):
        """Start the kernel, run the cell, and wait for the demo."""
        url = f"{self.address}/api/kernels?token={TOKEN}"
        asked = HTTPRequest(url, "POST", body=json.dumps({"name": "python3"}), request_timeout=300)
        kernel = json.loads((await AsyncHTTPClient().fetch(asked)).body)["id"]
        line = f"{self.address.replace('http', 'ws')}/api/kernels/{kernel}/channels?token={TOKEN}"
        self.kernel = kernel
        self._line = await websocket_connect(line, subprotocols=[PROTOCOL], max_message_size=2**26)
        self._listening = asyncio.create_task(self._listen())
        await self._run(START.format(room=self.demo.split(".")[0], demo=self.demo.split(".")[1]))
        self._subshell = (await self._ask("control", "create_subshell_request", {}))["subshell_id"]
        shown = next(iter(self._views))
        state = self._views[shown]
        self._comm, self._sliders = shown, [c for c in state["controls"] if c["kind"] == "range"]

    async def read(self, seconds, chance):
        """Move sliders for some seconds, then compare the kernel's values with the last that were sent."""
        await asyncio.sleep(chance.random() * (DRAG_S + LOOK_S))
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            control = chance.choice(self._sliders)
            start, stop = (chance.uniform(control["low"], control["high"]) for _ in range(2))
            for step in range(STEPS):
                steps = round((start + (stop - start) * step / (STEPS - 1) - control["low"]) / control["step"])
                self._move(control["name"], min(control["low"] + steps * control["step"], control["high"]))
                await asyncio.sleep(DRAG_S / STEPS)
            await asyncio.sleep(LOOK_S)
        try:
            await asyncio.wait_for(self._done.wait(), PATIENCE_S)
        except TimeoutError:
            self.errors.append("the last request was not answered")
        self._printed.clear()
        await self._run(TELL)
        there = json.loads("".join(self._printed))
        self.lost += [(name, there[name], value) for name, value in self._values.items() if there[name] != value]

    async def leave(self):
        self._line.close()
        url = f"{self.address}/api/kernels/{self.kernel}?token={TOKEN}"
        await AsyncHTTPClient().fetch(HTTPRequest(url, "DELETE", request_timeout=60))

    def _move(self, name, value):
        self._values[name] = value
        self._moved.append(time.perf_counter())
        self._done.clear()
        if self._flying:
            self._waiting = {**(self._waiting or {}), name: value}
        else:
            self._post({name: value})

    def _post(self, values):
        self._sequence += 1
        self._flying, self._sent, self._moved = self._sequence, self._moved, []
        message = {"kind": "set", "values": values, "sequence": self._sequence}
        self._send("shell", "comm_msg", {"comm_id": self._comm, "data": {"method": "custom", "content": message}})

    def _hear(self, content, size):
        if content["kind"] == "problem":
            self.errors.append(content["words"])
        elif not size:
            self.errors.append("a frame without a picture")
        if content.get("sequence") != self._flying:
            return
        now = time.perf_counter()
        self.waits += [1000 * (now - moved) for moved in self._sent]
        self._flying = 0
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            self._post(waiting)
        else:
            self._done.set()

    def _send(self, channel, kind, content):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "load", "version": "5.3"}
        header |= {"subshell_id": self._subshell} if self._subshell and kind == "comm_msg" else {}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        pack = functools.partial(json.dumps, separators=(",", ":"))
        self._line.write_message(
            serialize_msg_to_ws_v1(message, channel, lambda part: pack(part).encode()), binary=True
        )
        return header["msg_id"]

    async def _ask(self, channel, kind, content):
        self._idle.clear()
        asked = self._send(channel, kind, content)
        while not (asked in self._answers and asked in self._over):
            await asyncio.wait_for(self._idle.wait(), 300)
            self._idle.clear()
        return self._answers[asked]

    async def _run(self, code):
        answer = await self._ask("shell", "execute_request", {"code": code, "silent": False, "allow_stdin": False})
        if answer["status"] != "ok":
            self.errors.append(f"{answer['ename']}: {answer['evalue']}")

    async def _listen(self):
        while (raw := await self._line.read_message()) is not None:
            channel, (header, parent, _, content, *buffers) = deserialize_msg_from_ws_v1(raw)
            kind, content = json.loads(header)["msg_type"], json.loads(content)
            if channel in ("shell", "control"):
                self._answers[json.loads(parent)["msg_id"]] = content
                self._idle.set()
            elif kind == "status" and content["execution_state"] == "idle":
                self._over.add(json.loads(parent).get("msg_id"))
                self._idle.set()
            elif kind == "stream":
                self._printed.append(content["text"])
            elif kind == "error":
                self.errors.append(content["evalue"])
            elif kind == "comm_open" and "controls" in (state := content["data"].get("state", {})):
                self._views[content["comm_id"]] = state
            elif kind == "comm_msg" and content["data"].get("method") == "custom":
                self._hear(content["data"]["content"], sum(map(len, buffers)))


def kernels():
    """Return the processes of all kernels that this process's server runs."""
    return [p for p in psutil.Process().children(recursive=True) if "ipykernel_launcher" in " ".join(p.cmdline())]


def cpu_s(processes):
    """Return the CPU seconds that processes have used."""
    return sum(sum(p.cpu_times()[:2]) for p in processes)


async def measure(address, readers, seconds, demos, seed=1):
    """Return what `readers` readers met in some seconds, as a dict; they share out the demos."""
    people = [Reader(address, demo) for demo in itertools.islice(itertools.cycle(demos), readers)]
    for first in range(0, readers, 2):  # two at a time, or all wait for a start
        await asyncio.gather(*(person.arrive() for person in people[first : first + 2]))
    processes, everyone = kernels(), psutil.Process()
    server = [p for p in everyone.children(recursive=True) if p not in processes]
    before = [cpu_s(group) for group in (processes, server, [everyone])]
    chances = [random.Random(f"{seed} {number}") for number in range(readers)]
    await asyncio.gather(*(p.read(seconds, chance) for p, chance in zip(people, chances, strict=True)))
    spent = [cpu_s(group) - b for group, b in zip((processes, server, [everyone]), before, strict=True)]
    memory = [p.memory_full_info() for p in processes]
    waits = sorted(itertools.chain.from_iterable(person.waits for person in people))
    cuts = statistics.quantiles(waits, n=100)
    for person in people:
        await person.leave()
    return {
        "readers": readers,
        "steps": len(waits),
        "p50_ms": round(cuts[49]),
        "p95_ms": round(cuts[94]),
        "longest_ms": round(waits[-1]),
        "errors": sum(len(person.errors) for person in people),
        "lost": sum(len(person.lost) for person in people),
        "rss_mib": round(statistics.mean(m.rss for m in memory) / 2**20),
        "uss_mib": round(statistics.mean(m.uss for m in memory) / 2**20),
        "cpu_s_kernels": round(spent[0], 1),
        "cpu_s_server": round(spent[1], 1),
        "cpu_s_simulation": round(spent[2], 1),
        "words": [f"{p.demo}: {what}" for p in people for what in (*p.errors, *p.lost)][:10],
    }


def main():
    parser = argparse.ArgumentParser(description="Measure how many readers one server carries.")
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 5, 10, 20, 30])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--demos", nargs="+", default=["symptoms.evening"], help="shared out among the readers")
    parser.add_argument("--json", type=pathlib.Path)
    asked = parser.parse_args()
    if wrong := [demo for demo in asked.demos if not re.fullmatch(r"\w+\.\w+", demo)]:
        parser.error(f"{wrong[0]!r} is not a demo: give a room and a name, such as symptoms.evening")
    found = []
    for readers in asked.readers:
        with tempfile.TemporaryDirectory() as folder, jupyterlab(folder) as address:
            found.append(asyncio.run(measure(address, readers, asked.seconds, asked.demos)))
        if len(found) == 1:
            print(*(name for name in found[0] if name != "words"), sep="  ")
        *numbers, words = found[-1].values()
        print(*numbers, *words, sep="  ", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2))
    return int(any(row["errors"] or row["lost"] for row in found))


if __name__ == "__main__":
    sys.exit(main())
