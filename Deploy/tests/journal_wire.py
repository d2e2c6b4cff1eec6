"""The journal's frames, spoken from Python (see Sources/Journal/Wire/WireFormat.swift). Needs Debian's python3-zmq."""

import json
import pathlib
import struct
import subprocess
import time

import zmq

PAGE = 2000


def number(value):
    return struct.pack(">q", value)


def event(source, name):
    return json.dumps({
        "specversion": "1.0", "id": name, "source": source, "type": "clock.advanced", "subject": "clock",
        "time": "2020-03-26T10:00:00Z", "side": "local", "datacontenttype": "application/json",
        "dataschema": "urn:fengsui:clock.advanced:1", "data": {"to": "2020-03-26T10:00:00Z"},
    }).encode()


class Node:
    """A node folder and its journal process."""

    def __init__(self, folder, fengsui):
        self.folder = pathlib.Path(folder)
        self.fengsui = str(fengsui)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.file = self.folder / "node.yaml"
        self.file.write_text("side: local\nrealm: actual\ndata: data\nplaybooks: none\nservices: [journal]\n")
        self.log = self.folder / "journal.log"
        self.process = None

    def endpoint(self, door):
        return f"ipc://{self.folder}/data/run/{door}.ipc"

    def start(self, before=()):
        """Starts the journal; `before` goes in front of the command, as strace does."""
        with open(self.log, "ab") as log:
            command = [*before, self.fengsui, "journal", "serve", "--node", str(self.file)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        return self.process

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=20)

    def verify(self):
        """The chain as `fengsui journal verify` sees it: exit code and what it said."""
        done = subprocess.run(
            [self.fengsui, "journal", "verify", "--node", str(self.file)], capture_output=True, text=True, timeout=600)
        return done.returncode, done.stdout + done.stderr


def dealer(context, endpoint):
    socket = context.socket(zmq.DEALER)
    socket.linger = 0
    socket.reconnect_ivl = 5
    socket.connect(endpoint)
    return socket


def outcomes(frames):
    """The outcomes of an `appended` reply: (letter, sequence) for each event, with a text for a refusal."""
    if frames[0] != b"appended":
        raise SystemExit(f"the journal answered {frames[0]}: {frames[2]}")
    texts = iter(frames[3:])
    found = []
    for start in range(0, len(frames[2]), 9):
        letter = frames[2][start:start + 1].decode()
        sequence = struct.unpack(">q", frames[2][start + 1:start + 9])[0]
        found.append((letter, sequence, next(texts).decode() if letter in "rd" else ""))
    return found


def ask(socket, *frames, timeout=20.0):
    """One question and its answer; the question again every second while none comes."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        socket.send_multipart(frames)
        if socket.poll(1000):
            return socket.recv_multipart()
    raise SystemExit(f"no answer from the journal for {timeout:.0f} s")


def read_all(context, endpoint, after=0):
    """Every event after a sequence: [(sequence, body)], and the head."""
    socket = dealer(context, endpoint)
    found = []
    while True:
        frames = ask(socket, b"read", number(1), number(after), number(PAGE))
        through, head = struct.unpack(">q", frames[2])[0], struct.unpack(">q", frames[3])[0]
        numbers = [struct.unpack(">q", frames[4][start:start + 8])[0] for start in range(0, len(frames[4]), 16)]
        found += zip(numbers, frames[5:])
        after = through
        if through >= head:
            socket.close()
            return found, head
