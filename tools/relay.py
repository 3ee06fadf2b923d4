"""A line between browser and server that can be long, or cut: an ocean, or a laptop that sleeps or leaves the room."""

import asyncio
import contextlib
import threading


class Relay:
    """A relay on a free loopback port to another port of this machine. address: where a browser connects to.

    round_trip_s: how much longer a message and its answer take together, half of it each way.
    """

    def __init__(self, port, round_trip_s=0.0):
        self._port, self._lines, self._whole = port, set(), True
        self._delay_s, self.passed_bytes = round_trip_s / 2, 0
        self._loop, ready = asyncio.new_event_loop(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait()

    def cut(self):
        """End every connection, and let no new one through."""
        self._loop.call_soon_threadsafe(self._cut)

    def join(self):
        """Let connections through again."""
        self._whole = True

    def close(self):
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self, ready):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._meet, "127.0.0.1"))
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        self._loop.run_forever()
        server.close()
        for task in (tasks := asyncio.all_tasks(self._loop)):
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))

    def _cut(self):
        self._whole = False
        for line in self._lines:
            line.transport.abort()

    async def _meet(self, reader, writer):
        if not self._whole:
            return writer.transport.abort()
        there, away = await asyncio.open_connection("127.0.0.1", self._port)
        both = {writer, away}
        self._lines |= both
        with contextlib.suppress(asyncio.CancelledError):  # at the end of all
            await asyncio.gather(self._pass_on(reader, away), self._pass_on(there, writer))
        self._lines -= both

    async def _pass_on(self, reader, writer):
        with contextlib.suppress(OSError):
            while data := await reader.read(2**16):
                self.passed_bytes += len(data)
                if self._delay_s:
                    self._loop.call_later(self._delay_s, writer.write, data)
                else:
                    writer.write(data)
                    await writer.drain()
        self._loop.call_later(self._delay_s, writer.close)
