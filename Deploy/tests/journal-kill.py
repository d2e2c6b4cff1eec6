#!/usr/bin/python3
"""Kills the journal with SIGKILL at random moments under load, starts it again, and checks that nothing acknowledged is lost.

After each restart every acknowledged event is there exactly once, under the number it was acknowledged with, each publisher's events
are in the order in which they were said, and `fengsui journal verify` finds the chain unbroken.
"""

import argparse
import collections
import json
import pathlib
import random
import sys
import tempfile
import time

import zmq

from journal_wire import Node, dealer, event, number, outcomes, read_all

# A new journal after so many kills, so that checking all of it stays quick.
KILLS_PER_JOURNAL = 25
PUBLISHERS = 4
LONGEST_LOAD = 0.25
LONGEST_START = 20.0


class Publisher:
    """Says events one after another, several requests in flight, and keeps saying what was not acknowledged."""

    def __init__(self, context, node, name, dice):
        self.context, self.node, self.source, self.dice = context, node, f"/local/{name}", dice
        self.said = 0
        self.acknowledged = {}
        self.open = collections.OrderedDict()
        self.requests = 0
        self.window = dice.choice([1, 1, 4, 16])
        self.batch = dice.choice([1, 1, 10, 100])

    def connect(self):
        self.socket = dealer(self.context, self.node.endpoint("append"))
        self.in_flight = {}

    def drop(self):
        """The journal has died: hears what it still said, and gives the connection up. If libzmq restored it by itself, the requests
        queued behind the lost ones would overtake them."""
        self.listen()
        self.socket.close()

    def again(self):
        """After a restart: a new connection, and everything open once more, in its order."""
        self.connect()
        names = list(self.open)
        for start in range(0, len(names), 500):
            self.send(names[start:start + 500])

    def send(self, names):
        self.requests += 1
        self.in_flight[self.requests] = names
        self.socket.send_multipart([b"append", number(self.requests), *[self.open[name] for name in names]])

    def say(self):
        while len(self.in_flight) < self.window:
            names = []
            for _ in range(self.dice.randint(1, self.batch)):
                self.said += 1
                name = f"{self.said}"
                self.open[name] = event(self.source, name)
                names.append(name)
            self.send(names)

    def listen(self):
        while self.socket.poll(0):
            frames = self.socket.recv_multipart()
            names = self.in_flight.pop(int.from_bytes(frames[1], "big"), [])
            for name, (letter, sequence, text) in zip(names, outcomes(frames)):
                if letter not in "sk":
                    raise SystemExit(f"{self.source} {name} was refused: {text}")
                self.acknowledged[name] = sequence
                self.open.pop(name, None)


def load(publishers, node, seconds, at_once):
    """Publishes for so long, counted from the first acknowledgement unless `at_once`."""
    before = sum(len(publisher.acknowledged) for publisher in publishers)
    end = time.monotonic() + (seconds if at_once else LONGEST_START)
    started = at_once
    poller = zmq.Poller()
    for publisher in publishers:
        poller.register(publisher.socket, zmq.POLLIN)
    while time.monotonic() < end:
        for publisher in publishers:
            publisher.say()
            publisher.listen()
        if not started and sum(len(publisher.acknowledged) for publisher in publishers) > before:
            started, end = True, time.monotonic() + seconds
        poller.poll(max(0, min(20, (end - time.monotonic()) * 1000)))
        if node.process.poll() is not None:
            raise SystemExit(f"the journal ended by itself with {node.process.returncode}: {node.log.read_text()[-2000:]}")
    if not started:
        raise SystemExit(f"the journal acknowledged nothing for {LONGEST_START} s: {node.log.read_text()[-2000:]}")


def check(context, node, publishers):
    """Compares what the journal holds with what was acknowledged."""
    events, head = read_all(context, node.endpoint("read"))
    if [sequence for sequence, _ in events] != list(range(1, head + 1)):
        raise SystemExit("the sequence numbers have a gap or a repetition")
    places = collections.defaultdict(dict)
    for sequence, body in events:
        said = json.loads(body)
        if said["id"] in places[said["source"]]:
            raise SystemExit(f"{said['source']} {said['id']} is there twice")
        places[said["source"]][said["id"]] = sequence
    for publisher in publishers:
        found = places[publisher.source]
        for name, sequence in publisher.acknowledged.items():
            if found.get(name) != sequence:
                raise SystemExit(f"{publisher.source} {name}: acknowledged as {sequence}, found {found.get(name)}")
        order = [found[name] for name in sorted(found, key=int)]
        if order != sorted(order):
            raise SystemExit(f"{publisher.source}: its events are not in the order in which they were said")
    code, said = node.verify()
    if code != 0:
        raise SystemExit(f"the chain does not verify: {said}")
    return head


def run_journal(folder, fengsui, kills, dice, context):
    """One journal's life with several deaths; returns how many events it holds in the end."""
    node = Node(folder, fengsui)
    publishers = [Publisher(context, node, f"publisher-{index}", dice) for index in range(PUBLISHERS)]
    for _ in range(kills):
        node.start()
        for publisher in publishers:
            publisher.again()
        early = dice.random() < 0.2
        load(publishers, node, dice.uniform(0, LONGEST_LOAD), at_once=early)
        node.kill()
        for publisher in publishers:
            publisher.drop()
        node.start()
        head = check(context, node, publishers)
        node.kill()
    acknowledged = sum(len(publisher.acknowledged) for publisher in publishers)
    return head, acknowledged


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=20, help="how many random kills (default 20)")
    arguments.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="the same seed draws the same loads and moments")
    arguments.add_argument("fengsui", nargs="?", default=pathlib.Path(__file__).resolve().parents[2] / ".build/debug/fengsui", help="the program")
    options = arguments.parse_args()
    print(f"seed {options.seed}", flush=True)
    dice, context = random.Random(options.seed), zmq.Context()
    done, held, acknowledged = 0, 0, 0
    while done < options.rounds:
        kills = min(KILLS_PER_JOURNAL, options.rounds - done)
        with tempfile.TemporaryDirectory(prefix="fengsui-kill-") as folder:
            head, told = run_journal(folder, options.fengsui, kills, dice, context)
        done, held, acknowledged = done + kills, held + head, acknowledged + told
        print(f"{done} of {options.rounds} kills · {acknowledged} acknowledged, all there once and in order · {held} stored", flush=True)
    context.destroy(linger=0)
    if acknowledged == 0:
        sys.exit("nothing was acknowledged, so nothing was tested")


if __name__ == "__main__":
    main()
