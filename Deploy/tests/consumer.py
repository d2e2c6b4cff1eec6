#!/usr/bin/python3
"""Follows a Fengsui journal and keeps every event once, in order. Needs Debian's python3-zmq and nothing of Fengsui's own.

Written from Sources/fengsui/Documentation.docc/Wire.md alone, as another service would do it. As a library: `Endpoints`, `Keys`,
`Consumer`, `Store`. As a program it follows into a file, one line an event, {"sequence":"7","event":{…}}, and goes on from that file
when it is started again.
"""

import argparse
import os
import pathlib
import re
import signal
import struct
import sys
import time

import zmq

# Wire.md, “Limits”.
PAGE = 2_000
ANSWER_SECONDS = 2.0
SILENCE_SECONDS = 3.0


class Rewound(Exception):
    """The journal is not the one that was read before: it was replaced, or restored from a backup."""


class Unreachable(Exception):
    """The journal does not answer: it is not running, or it does not know our key."""


class Refused(Exception):
    """The journal's own words about a request that it does not take."""


class Endpoints:
    """Where a journal's three sockets are."""

    def __init__(self, append, read, live):
        self.append, self.read, self.live = append, read, live

    @classmethod
    def of_folder(cls, folder):
        """Of a node on this machine: the folder that its node file calls `data`."""
        return cls(*(f"ipc://{pathlib.Path(folder).resolve()}/run/{door}.ipc" for door in ("append", "read", "live")))

    @classmethod
    def of_address(cls, host, port):
        """Of a node elsewhere: three ports in a row."""
        return cls(*(f"tcp://{host}:{port + step}" for step in range(3)))


class Keys:
    """A client's own pair, and the public key of the journal that it means to reach."""

    def __init__(self, secret, server):
        self.secret, self.public, self.server = secret, zmq.curve_public(secret), server

    @classmethod
    def of_files(cls, secret, server):
        return cls(pathlib.Path(secret).read_bytes().strip(), pathlib.Path(server).read_bytes().strip())


def open_socket(context, kind, endpoint, keys=None, queue=None):
    socket = context.socket(kind)
    socket.linger = 0
    if queue:
        socket.rcvhwm = queue
    if keys:
        socket.curve_secretkey, socket.curve_publickey, socket.curve_serverkey = keys.secret, keys.public, keys.server
    if kind == zmq.SUB:
        return socket  # It subscribes before it connects.
    socket.connect(endpoint)
    return socket


def number(value):
    return struct.pack(">q", value)


def numbers(frame):
    return struct.unpack(f">{len(frame) // 8}q", frame)


class Exchange:
    """Questions to one socket of a journal, each asked again on a new connection while no answer comes."""

    def __init__(self, context, endpoint, keys=None, patience=20.0):
        self.context, self.endpoint, self.keys, self.patience = context, endpoint, keys, patience
        self.asked, self.socket = 0, None

    def ask(self, verb, *frames):
        """The frames of the answer after its verb and its number."""
        self.asked += 1
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            if self.socket is None:
                self.socket = open_socket(self.context, zmq.DEALER, self.endpoint, self.keys)
            self.socket.send_multipart([verb, number(self.asked), *frames])
            answer = self.answer(min(deadline, time.monotonic() + ANSWER_SECONDS))
            if answer is not None:
                return answer
            self.close()
        raise Unreachable(f"{self.endpoint} has not answered for {self.patience:.0f} s")

    def answer(self, deadline):
        while self.socket.poll(max(0, (deadline - time.monotonic()) * 1000)):
            verb, echoed, *rest = self.socket.recv_multipart()
            if numbers(echoed) != (self.asked,):
                continue  # An earlier question's answer, late.
            if verb == b"error":
                raise Refused(rest[0].decode())
            return rest
        return None

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None


class Publisher:
    """Says events to a journal. Saying the same bytes again is harmless: the journal knows them by source and id."""

    def __init__(self, context, endpoints, keys=None, patience=20.0):
        self.exchange = Exchange(context, endpoints.append, keys, patience)

    def append(self, bodies):
        """One (letter, sequence, text) an event: s stored, k known already, r refused, d refused for now."""
        outcomes, *texts = self.exchange.ask(b"append", *bodies)
        texts = iter(texts)
        found = []
        for start in range(0, len(outcomes), 9):
            letter = outcomes[start:start + 1].decode()
            found.append((letter, *numbers(outcomes[start + 1:start + 9]), next(texts).decode() if letter in "rd" else ""))
        return found


class Consumer:
    """Every event of a realm after a cursor, once and in order, whatever the live socket loses.

    Subscribe, read from the cursor, drop what is there already, follow; on a step in the numbers that is not one, or a head further
    than the last event, read again. Reading begins with the last event that is there already: if it is another one now, so is the journal.
    """

    def __init__(self, context, endpoints, realm, last=None, keys=None, prefixes=(), queue=1_000, lose=0, patience=20.0):
        self.realm, self.last, self.head, self.gaps = realm, last, 0, 0
        self.position = last[0] if last else 0
        self.prefixes = [f"{realm}.{prefix}".encode() for prefix in prefixes]
        self.exchange = Exchange(context, endpoints.read, keys, patience)
        self.caught_up = False
        # For tests: every so many live messages one is thrown away, as a full queue would.
        self.lose, self.heard = lose, 0
        self.live = open_socket(context, zmq.SUB, endpoints.live, keys, queue)
        # All of the realm, so that the numbers show what is missing; what is not wanted is dropped here.
        self.live.subscribe(f"{realm}.".encode())
        self.live.subscribe(b"journal.head")
        self.live.connect(endpoints.live)

    def next(self):
        """What comes next, as [(sequence, bytes)]; empty when nothing is new."""
        if not self.caught_up:
            return self.read()
        if not self.live.poll(SILENCE_SECONDS * 1000):
            return self.read()
        events = []
        while self.caught_up and self.live.poll(0):
            self.hear(*self.live.recv_multipart(), events)
        return self.taken(events)

    def read(self):
        wanted = self.prefixes or [f"{self.realm}.".encode()]
        again = self.last is not None and self.last[0] == self.position
        through, head, places, *bodies = self.exchange.ask(b"read", number(self.position - again), number(PAGE), *wanted)
        (through,), (self.head,) = numbers(through), numbers(head)
        events = list(zip(numbers(places)[0::2], bodies, strict=True))
        if through < self.position:
            raise Rewound(f"this reader stands at {self.position} and the journal ends at {self.head}")
        if again and [(place, one_line(body)) for place, body in events[:1]] != [(self.last[0], one_line(self.last[1]))]:
            raise Rewound(f"the journal says something else under {self.position} than before")
        self.position, self.caught_up = through, through >= self.head
        return self.taken(events[again:])

    def taken(self, events):
        if events:
            self.last = events[-1]
        return events

    def hear(self, topic, sequence, body, events):
        (sequence,) = numbers(sequence)
        self.heard += 1
        if topic == b"journal.head":
            self.head = sequence
            if sequence != self.position:
                self.read_again(missed=sequence > self.position)
        elif self.lose and self.heard % self.lose == 0:
            return
        elif sequence == self.position + 1:
            self.position = sequence
            if not self.prefixes or any(topic.startswith(prefix) for prefix in self.prefixes):
                events.append((sequence, body))
        elif sequence > self.position:
            self.read_again(missed=True)

    def read_again(self, missed):
        self.caught_up = False
        self.gaps += missed

    def close(self):
        self.exchange.close()
        self.live.close()


class Store:
    """A file with one line an event; its last whole line says where to go on."""

    LINE = re.compile(rb'\{"sequence":"(\d+)","event":(.*)\}\n')

    def __init__(self, path):
        self.last = None
        self.file = open(path, "a+b")
        self.file.seek(0)
        whole = 0
        for line in self.file:
            match = self.LINE.fullmatch(line)
            if not match:
                break  # Cut off when the program was killed: the journal has it.
            self.last, whole = (int(match[1]), match[2]), whole + len(line)
        self.file.truncate(whole)

    def keep(self, events):
        if not events:
            return
        # A line end between two parts of JSON text means nothing there.
        self.file.write(b"".join(b'{"sequence":"%d","event":%s}\n' % (place, one_line(body)) for place, body in events))
        self.file.flush()
        os.fsync(self.file.fileno())
        self.last = events[-1]

    @classmethod
    def events(cls, path):
        """What a file holds, as [(sequence, bytes)]."""
        return [(int(match[1]), match[2]) for match in map(cls.LINE.fullmatch, open(path, "rb")) if match]


def one_line(body):
    return body.replace(b"\n", b" ").replace(b"\r", b" ")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--node-folder", metavar="DIR", help="the node's data folder on this machine")
    where.add_argument("--connect", metavar="HOST:PORT", help="a node elsewhere")
    parser.add_argument("--secret-key", metavar="FILE", help="with --connect: our own secret key")
    parser.add_argument("--server-key", metavar="FILE", help="with --connect: the journal's public key")
    parser.add_argument("--realm", required=True, help="actual or exercise-<id>")
    parser.add_argument("--prefix", action="append", default=[], help="only types that begin like this; may be repeated")
    parser.add_argument("--out", required=True, metavar="FILE", help="where the events are kept; the last line is the cursor")
    parser.add_argument("--until-head", type=int, metavar="N", help="end when everything up to this number was seen")
    parser.add_argument("--seconds", type=float, metavar="S", help="end after so long")
    parser.add_argument("--patience", type=float, default=20.0, metavar="S", help="how long the journal may be silent (default 20)")
    parser.add_argument("--lose", type=int, default=0, metavar="N", help="for tests: throw away every Nth live message")
    options = parser.parse_args()
    if options.connect and not (options.secret_key and options.server_key):
        parser.error("--connect needs --secret-key and --server-key")
    return options


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    keys = Keys.of_files(options.secret_key, options.server_key) if options.connect else None
    if options.connect:
        host, _, port = options.connect.rpartition(":")
        endpoints = Endpoints.of_address(host, int(port))
    else:
        endpoints = Endpoints.of_folder(options.node_folder)
    store = Store(options.out)
    consumer = Consumer(
        zmq.Context(), endpoints, options.realm, store.last, keys, options.prefix, lose=options.lose, patience=options.patience)
    end = time.monotonic() + (options.seconds or float("inf"))
    try:
        while time.monotonic() < end and (options.until_head is None or consumer.position < options.until_head):
            store.keep(consumer.next())
    except (Rewound, Unreachable, Refused) as problem:
        sys.exit(f"consumer: {problem}")
    print(f"{store.last[0] if store.last else 0} is the last event kept; {consumer.gaps} gaps were read from the journal", flush=True)


if __name__ == "__main__":
    main()
