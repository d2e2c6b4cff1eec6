#!/usr/bin/python3
"""Checks that consumers written from Wire.md alone hold exactly what the journal holds: every event, byte for byte, in order, once.

1. Four processes publish while consumers follow: one is stopped (SIGSTOP) for a while, one joins late, is killed and started again on
   its own file, one loses every seventh live message, and one is the example of Wire.md itself. All agree with `fengsui journal export`.
2. The journal is stopped and started again under a consumer, which goes on; it is replaced by a backup, and the consumer says so, also
   when the new journal has grown as long as the old one was.
3. Over tcp with CURVE: a known key reads everything, a strange key gets nothing, and a key that may publish `water.` is refused `air.`.
   A name of the list keeps its key until somebody says --replace.
"""

import argparse
import hashlib
import json
import multiprocessing
import pathlib
import random
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

import zmq

import consumer

HERE = pathlib.Path(__file__).resolve().parent
WIRE = HERE.parents[1] / "Sources/fengsui/Documentation.docc/Wire.md"
REALM = "exercise-agreement"
PUBLISHERS = 4
PATIENCE = 120.0


def expect(condition, sentence):
    if not condition:
        raise SystemExit(f"not so: {sentence}")
    print(f"ok: {sentence}", flush=True)


def wait_until(condition, sentence, seconds=PATIENCE):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"not within {seconds:.0f} s: {sentence}")
        time.sleep(0.02)


def event(source, name, dice, type="task.completed"):
    """An event with what makes texts hard: other scripts, escapes, numbers, and sometimes line ends between its parts."""
    data = {"task": name, "by": "喀什值班", "person": "甲 \"乙\" \\ ئا", "evidence": "🔥\n\t" * dice.randrange(20), "at": "2020-03-26T10:00:00Z"}
    return json.dumps({
        "specversion": "1.0", "id": name, "source": source, "type": type, "subject": name, "time": "2020-03-26T10:00:00Z",
        "side": "local", "exercise": REALM.removeprefix("exercise-"), "datacontenttype": "application/json",
        "dataschema": f"urn:fengsui:{type}:1", "traceparent": f"00-{dice.randrange(1 << 60)}", "data": data,
    }, ensure_ascii=dice.random() < 0.5, indent=dice.choice([None, None, 1])).encode()


class Node:
    """A node folder, its journal process, and the other commands that are asked about it."""

    def __init__(self, folder, fengsui, outside=None, services="[journal]"):
        self.fengsui, self.folder = str(fengsui), pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        self.file, self.data = self.folder / "node.yaml", self.folder / "data"
        lines = ["side: local", f"realm: {REALM}", "data: data", "playbooks: none", f"services: {services}"]
        lines += [f"outside: {{host: 127.0.0.1, port: {outside}}}"] if outside else []
        self.file.write_text("\n".join(lines) + "\n")

    def run(self, *words):
        # Behind `--` stand the words that may begin with a hyphen, as a key may.
        options = words.index("--") if "--" in words else len(words)
        command = [self.fengsui, *words[:options], "--node", str(self.file), *words[options:]]
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def __enter__(self):
        self.log = self.folder / "journal.log"
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([self.fengsui, "journal", "serve", "--node", str(self.file)], stdout=log, stderr=log)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(timeout=30)
        if code != 0:
            raise SystemExit(f"the journal ended with {code}: {self.log.read_text()[-2000:]}")

    def exported(self):
        """The journal's events as `fengsui journal export` prints them: (sequence, line)."""
        return list(enumerate(self.run("journal", "export").splitlines(), 1))


class Following:
    """A consumer in a process of its own."""

    def __init__(self, folder, name, *options):
        self.out, self.name, self.options = folder / f"{name}.jsonl", name, options
        self.start()

    def start(self):
        words = [sys.executable, str(HERE / "consumer.py"), "--realm", REALM, "--out", str(self.out), *map(str, self.options)]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def kept(self):
        return self.out.read_bytes().count(b"\n") if self.out.exists() else 0

    def end(self, seconds=PATIENCE):
        """Waits for its end; its exit code and its last words."""
        said, _ = self.process.communicate(timeout=seconds)
        return self.process.returncode, said.strip()


def publish(endpoint_folder, name, count, seed):
    """One publishing process: batches of 1 to 100, some of them said twice."""
    dice = random.Random(seed)
    publisher = consumer.Publisher(zmq.Context(), consumer.Endpoints.of_folder(endpoint_folder), patience=PATIENCE)
    said = 0
    while said < count:
        bodies = [event(f"/local/{name}", f"{name}-{said + index}", dice) for index in range(min(dice.randint(1, 100), count - said))]
        first = publisher.append(bodies)
        if any(letter not in "sk" for letter, _, _ in first):
            raise SystemExit(f"{name}: {first}")
        again = publisher.append(bodies) if dice.random() < 0.1 else None
        if again and [(letter, place) for letter, place, _ in again] != [("k", place) for _, place, _ in first]:
            raise SystemExit(f"{name}: what was said twice is not known: {again}")
        said += len(bodies)


def publish_all(node, counts, seed):
    processes = [
        multiprocessing.Process(target=publish, args=(node.data, f"publisher-{seed}-{index}", count, seed * 100 + index))
        for index, count in enumerate(counts)]
    for process in processes:
        process.start()
    return processes


def finish(processes):
    for process in processes:
        process.join(timeout=PATIENCE)
        expect(process.exitcode == 0, f"{process.name} was answered for everything it said")


def example_of_documentation():
    """The first Python example of Wire.md."""
    return re.search(r"```python\n(.*?)```", WIRE.read_text(), re.DOTALL)[1]


def last_link(node):
    """The end of the chain, computed from what the journal gives out."""
    exchange = consumer.Exchange(zmq.Context(), consumer.Endpoints.of_folder(node.data).read)
    link, after, head = bytes(32), 0, 1
    while after < head:
        through, end, places, *bodies = exchange.ask(b"read", consumer.number(after), consumer.number(2_000))
        (after,), (head,) = consumer.numbers(through), consumer.numbers(end)
        for (sequence, recorded), body in zip(struct.iter_unpack(">qq", places), bodies, strict=True):
            link = hashlib.sha256(link + consumer.number(sequence) + consumer.number(recorded) + body).digest()
    return link.hex()


def check_agreement(folder, options):
    total, half = options.events, options.events // 2 // PUBLISHERS
    rest = [(total - half * PUBLISHERS) // PUBLISHERS] * PUBLISHERS
    total = (half + rest[0]) * PUBLISHERS
    with Node(folder / "node", options.fengsui) as node:
        here = ("--node-folder", node.data, "--until-head", total)
        stopped = Following(folder, "stopped", *here)
        losing = Following(folder, "losing", *here, "--lose", 7)
        shown = open(folder / "example.txt", "wb")
        example = subprocess.Popen([sys.executable, "-c", example_of_documentation(), str(node.data), REALM], stdout=shown)
        first = publish_all(node, [half] * PUBLISHERS, options.seed)
        wait_until(lambda: stopped.kept() > 0, "the first consumer has something")
        stopped.process.send_signal(signal.SIGSTOP)
        finish(first)
        late = Following(folder, "late", *here)
        wait_until(lambda: late.kept() > 0, "the late consumer has something")
        second = publish_all(node, rest, options.seed + 1)
        wait_until(lambda: late.kept() > half * PUBLISHERS, "the late consumer follows")
        late.process.kill()
        late.process.wait()
        with open(late.out, "ab") as file:
            file.write(b'{"sequence":"99')  # As a kill in the midst of a write leaves it.
        finish(second)
        late.start()
        stopped.process.send_signal(signal.SIGCONT)
        exported = node.exported()
        expect(len(exported) == total, f"the journal holds the {total} events that were said, each once")
        for one in (stopped, losing, late):
            code, words = one.end()
            expect(code == 0 and consumer.Store.events(one.out) == exported, f"the consumer ‘{one.name}’ agrees byte for byte: {words}")
            if one is losing:
                expect(" 0 gaps" not in words, "and it had lost some on the way")
        agreed = [b"%d %s" % (place, line) for place, line in exported]
        wait_until(lambda: (folder / "example.txt").read_bytes().count(b"\n") >= total, "the example of Wire.md has shown everything")
        example.kill()
        expect((folder / "example.txt").read_bytes().splitlines() == agreed, "the example of Wire.md agrees byte for byte")
        link = last_link(node)
    expect(f"last link {link}" in node.run("journal", "verify").decode(), "the last link is SHA-256 over what was given out")


def check_replacement(folder, options):
    node = Node(folder / "node", options.fengsui)
    following = Following(folder, "following", "--node-folder", node.data, "--patience", PATIENCE)
    with node:
        finish(publish_all(node, [300], options.seed))
    backup = folder / "backup.sqlite"
    node.run("journal", "backup", str(backup))
    with node:
        finish(publish_all(node, [300], options.seed + 1))
        wait_until(lambda: following.kept() == 600, "the consumer goes on after the journal was stopped and started")
        expect(consumer.Store.events(following.out) == node.exported(), "after a restart of the journal its consumer goes on, and agrees")
    for old in node.data.glob("journal.sqlite*"):
        old.unlink()
    node.run("journal", "restore", str(backup))
    with node:
        code, words = following.end()
        expect(code != 0 and "ends at 300" in words, f"a journal that became shorter is noticed: {words}")
        finish(publish_all(node, [400], options.seed + 2))
        following.start()
        code, words = following.end()
        expect(code != 0 and "something else under 600" in words, f"and one that has grown again meanwhile: {words}")
        expect(following.kept() == 600, "what was kept is left as it was")


def three_free_ports():
    for _ in range(100):
        port = random.randrange(20_000, 29_000)
        held = [socket.socket() for _ in range(3)]
        try:
            for step, one in enumerate(held):
                one.bind(("127.0.0.1", port + step))
            return port
        except OSError:
            continue
        finally:
            for one in held:
                one.close()
    raise SystemExit("no three free ports in a row")


def check_replacing(node, name, old, new):
    """A name keeps its key until somebody says that another one takes its place."""
    allowed = node.data / "keys/allowed-keys.yaml"
    before = allowed.read_text()
    fingerprints = [hashlib.sha256(key.encode()).hexdigest()[:16] for key in (old, new)]
    words = [node.fengsui, "keys", "allow", "--node", str(node.file), "--", name, new]
    refused = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE)
    expect(refused.returncode != 0 and allowed.read_text() == before, "another key does not take a name's place in silence")
    expect(all(word in refused.stderr for word in [name, "--replace", *fingerprints]), f"the sentence says which: {refused.stderr.strip()}")
    again = node.run("keys", "allow", "--", name, old).decode()
    expect(allowed.read_text() == before and "replaced" not in again, "the same key again is none")
    said = node.run("keys", "allow", "--replace", "--", name, new).decode()
    expect(all(word in said for word in fingerprints) and old not in allowed.read_text(), f"with --replace it says so: {said.strip()}")


def check_keys(folder, options):
    port, dice = three_free_ports(), random.Random(options.seed)
    node = Node(folder / "guarded", options.fengsui, outside=port)
    gauge, reader, stranger = (Node(folder / name, options.fengsui) for name in ("gauge", "reader", "stranger"))
    for one in (node, gauge, reader, stranger):
        one.public = one.run("keys", "make").decode().strip()
        one.secret = one.data / "keys/journal.secret"
    server = node.data / "keys/journal.public"
    node.run("keys", "allow", "--publish", "water.", "--source", "/local/gauge", "--", "gauge", gauge.public)
    node.run("keys", "allow", "--", "reader", stranger.public)
    check_replacing(node, "reader", stranger.public, reader.public)
    endpoints = consumer.Endpoints.of_address("127.0.0.1", port)

    def publisher(of, patience=PATIENCE):
        return consumer.Publisher(zmq.Context(), endpoints, consumer.Keys.of_files(of.secret, server), patience)

    def outcomes(of, *kinds):
        return publisher(of).append([event(source, name, dice, type) for source, name, type in kinds])

    with node:
        said = outcomes(
            gauge, ("/local/gauge", "1", "water.incident.closed"), ("/local/gauge", "2", "air.day.recorded"),
            ("/local/alert", "3", "water.incident.closed"), ("/local/gauge", "4", "water.incident.closed"))
        expect([letter for letter, _, _ in said] == list("srrs"), "a key that may publish water. is refused air., and another's name")
        expect("‘gauge’ may not publish" in said[1][2] and "allowed-keys" in said[1][2], f"with a sentence: {said[1][2]}")
        told = outcomes(reader, ("/local/gauge", "5", "water.incident.closed"))
        expect(told[0][0] == "r", "a key that may only read publishes nothing")
        for number in range(6, 60):
            outcomes(gauge, ("/local/gauge", str(number), "water.incident.closed"))
        exported = node.exported()
        expect(len(exported) == 56, "what was taken is in the journal, and nothing else")
        there = ("--connect", f"127.0.0.1:{port}", "--server-key", server)
        known = Following(folder, "known", *there, "--secret-key", reader.secret, "--until-head", 56)
        code, words = known.end()
        expect(code == 0 and consumer.Store.events(known.out) == exported, f"a known key reads everything: {words}")
        strange = Following(folder, "strange", *there, "--secret-key", stranger.secret, "--seconds", 30, "--patience", 3)
        code, words = strange.end()
        expect(code != 0 and "has not answered" in words and strange.kept() == 0, f"a strange key reads nothing: {words}")
        wrong = Following(
            folder, "wrong", "--connect", f"127.0.0.1:{port}", "--server-key", gauge.data / "keys/journal.public",
            "--secret-key", reader.secret, "--seconds", 30, "--patience", 3)
        code, words = wrong.end()
        expect(code != 0 and wrong.kept() == 0, "a journal with another key than the one meant is not believed")
        try:
            publisher(stranger, patience=3).append([event("/local/gauge", "60", dice, "water.incident.closed")])
            expect(False, "a strange key publishes nothing")
        except consumer.Unreachable:
            expect(node.exported() == exported, "a strange key publishes nothing")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("fengsui", nargs="?", default=HERE.parents[1] / ".build/debug/fengsui", type=pathlib.Path, help="the program")
    arguments.add_argument("--events", type=int, default=6_000, help="how many events (default 6000)")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed says the same events")
    options = arguments.parse_args()
    options.fengsui = options.fengsui.resolve()
    for check in (check_agreement, check_replacement, check_keys):
        with tempfile.TemporaryDirectory(prefix="fengsui-consumer-") as folder:
            check(pathlib.Path(folder), options)


if __name__ == "__main__":
    main()
