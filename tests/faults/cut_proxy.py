# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands before a server, and does something when it has passed on so many bytes of what the server says."""
import contextlib
import socket
import threading
import time


class CutProxy:
    """Counts what the server says over all connections; `arm` makes it act at a byte, `disarm` makes it plain again."""

    def __init__(self, target):
        self.target = target
        self.lock = threading.Lock()
        self.connections = set()
        self.disarm()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        threading.Thread(target=self._accept, daemon=True).start()

    def disarm(self):
        with self.lock:
            self.said, self.at, self.action, self.acted = 0, None, None, False
            self.delay, self.refuses = 0.0, False

    def arm(self, at, action):
        """`action` is called once, when `at` bytes are through and before the next is; it may `slow`, `cut` and `refuse`."""
        self.disarm()
        with self.lock:
            self.at, self.action = at, action

    def slow(self, seconds):
        """Whatever the server says from now on comes so much later."""
        self.delay = seconds

    def cut(self):
        """Breaks all connections; new ones are made."""
        for connection in list(self.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def refuse(self):
        """Breaks all connections, and new ones at once."""
        self.refuses = True
        self.cut()

    def _accept(self):
        while True:
            client, _ = self.listener.accept()
            try:
                if self.refuses:
                    raise ConnectionRefusedError
                server = socket.create_connection(self.target)
            except OSError:
                client.close()
                continue
            for connection in (client, server):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections |= {client, server}
            threading.Thread(target=self._pass, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, True), daemon=True).start()

    def _pass(self, source, target, from_server):
        try:
            while block := source.recv(65536):
                if from_server:
                    block = self._watch(block, target)
                target.sendall(block)
        except OSError:
            pass
        for connection in (source, target):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.connections -= {source, target}

    def _watch(self, block, client):
        """What is left to be passed on of the block."""
        with self.lock:
            begun = self.said
            self.said += len(block)
            acts = self.at is not None and not self.acted and self.said > self.at
            if acts:
                self.acted = True
                before = self.at - begun
                client.sendall(block[:before])
                block = block[before:]
                self.action()
        if self.delay:
            time.sleep(self.delay)
        return block
