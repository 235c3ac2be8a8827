# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers of shards, for scripts/shards-demo and the tests: xapian-tcpsrv in network namespaces, else on loopback ports; killed, stopped and
slowed down when asked to."""
import os
import signal
import socket
import subprocess
import threading
import time

PORT = 7000


def _run(*command, check=True):
    return subprocess.run(command, check=check, capture_output=True, text=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(host, port, seconds=30):
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((host, port), timeout=2).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


class Shard:
    """One server over one folder."""

    def __init__(self, number, folder, host, port, prefix=()):
        self.number, self.folder, self.host, self.port, self.prefix = number, folder, host, port, list(prefix)
        self.address = (host, port)  # where it is asked: a proxy may stand before it
        self.start()

    @property
    def location(self):
        return f"tcp://{self.address[0]}:{self.address[1]}"

    def start(self):
        self.process = subprocess.Popen(
            [*self.prefix, "xapian-tcpsrv", "--quiet", "--interface", self.host, "--port", str(self.port), str(self.folder)],
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.host, self.port)

    def _signal(self, number):
        """To all of them: it has a process for each connection."""
        os.killpg(self.process.pid, number)

    def kill(self):
        if self.process.poll() is None:
            self._signal(signal.SIGKILL)
            self.process.wait()

    def stop(self):
        self._signal(signal.SIGSTOP)

    def go_on(self):
        self._signal(signal.SIGCONT)


class DelayingProxy:
    """Passes everything on, what the server sends so much later."""

    def __init__(self, target):
        self.target, self.delay = target, 0.0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self.listener.accept()
            try:
                server = socket.create_connection(self.target)
            except OSError:
                client.close()
                continue
            for connection in (client, server):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._pass, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, True), daemon=True).start()

    def _pass(self, source, target, late):
        try:
            while block := source.recv(65536):
                if late and self.delay:
                    time.sleep(self.delay)
                target.sendall(block)
        except OSError:
            pass
        for connection in (source, target):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class LoopbackPorts:
    """One port of this machine a shard."""

    name = "loopback ports"
    has_netem = False

    def __init__(self, folders):
        self.shards, self.proxies = [], []
        for number, folder in enumerate(folders):
            self.shards.append(Shard(number, folder, "127.0.0.1", free_port()))

    def put_proxies(self):
        """From now on the shards are asked through proxies that can be slow, where the network itself cannot."""
        for shard in self.shards:
            self.proxies.append(DelayingProxy((shard.host, shard.port)))
            shard.address = self.proxies[-1].address

    def slow(self, shard, seconds):
        """What it sends comes so much later."""
        self.proxies[shard.number].delay = seconds

    def close(self):
        for shard in self.shards:
            shard.kill()


class Namespaces(LoopbackPorts):
    """A namespace a shard, each joined to this one by a cable of its own."""

    name = "network namespaces"

    def __init__(self, folders):
        self.tag = f"ctj{os.getpid() % 100000}"
        self.made = []
        self.shards, self.proxies = [], []
        self.has_netem = True
        try:
            for number, folder in enumerate(folders):
                self.shards.append(self._shard(number, folder))
                self.has_netem = self.has_netem and self._slow_down(number, 0.001) and self._slow_down(number, 0)
        except BaseException:
            self.close()
            raise

    def _shard(self, number, folder):
        space, here, there = f"{self.tag}-{number}", f"{self.tag}h{number}", f"{self.tag}s{number}"
        network = f"10.213.{number}"
        _run("ip", "netns", "add", space)
        self.made.append(space)
        _run("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", space)
        _run("ip", "addr", "add", f"{network}.1/30", "dev", here)
        _run("ip", "link", "set", here, "up")
        for command in (["ip", "addr", "add", f"{network}.2/30", "dev", there], ["ip", "link", "set", there, "up"],
                        ["ip", "link", "set", "lo", "up"]):
            _run("ip", "netns", "exec", space, *command)
        return Shard(number, folder, f"{network}.2", PORT, ["ip", "netns", "exec", space])

    def _slow_down(self, number, seconds):
        device = f"{self.tag}s{number}"
        command = ["ip", "netns", "exec", f"{self.tag}-{number}", "tc", "qdisc"]
        if not seconds:
            return _run(*command, "del", "dev", device, "root", check=False).returncode == 0
        return _run(*command, "replace", "dev", device, "root", "netem", "delay", f"{int(seconds * 1000)}ms",
                    check=False).returncode == 0

    def put_proxies(self):
        if not self.has_netem:
            super().put_proxies()

    def slow(self, shard, seconds):
        if self.has_netem:
            self._slow_down(shard.number, seconds)
        else:
            super().slow(shard, seconds)

    def close(self):
        super().close()
        for space in self.made:
            _run("ip", "netns", "del", space, check=False)


def why_no_namespaces():
    """Empty: they can be made."""
    if os.geteuid() != 0:
        return "not root"
    space = f"ctj-probe-{os.getpid()}"
    try:
        _run("ip", "netns", "add", space)
        _run("ip", "netns", "del", space)
    except (OSError, subprocess.CalledProcessError) as error:
        return (getattr(error, "stderr", "") or str(error)).strip()
    return ""
