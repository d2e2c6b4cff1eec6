#!/usr/bin/python3
"""Kills services of two running nodes with SIGKILL at random moments, and checks that it makes no difference to what they decide.

Plays the same three days twice: once undisturbed, once while every second or so one service of either node dies. Afterwards both sides'
journals must hold the same events in both runs: nothing lost, nothing said twice, nothing decided otherwise. Only what follows from the
kills themselves may differ: what the link and the dead-man's watches say, and the calls about that. Of every call the steps are told once, and
every message has one outcome. Then the whole replay is killed, and its nodes have to end with it.
"""

import argparse
import collections
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SIDES = ("local", "corps")
SERVICES = ("journal", "observe", "forecast", "alert", "respond", "rivers", "incidents", "announce", "notify", "liaise", "desk")
# What the kills themselves bring about, and the time that passes because of it.
ABOUT_THE_KILLS = ("link.", "watch.", "heartbeat.", "clock.", "deadline.", "notification.", "call.resumed", "call.unanswered")
WATCH_RULES = ("watch-lapsed", "watch-grave", "other-side-unanswered")
# Kills of one disturbed run; then it is left alone.
MOST_KILLS = 25
# Between two kills, in seconds.
PAUSE = (0.4, 1.6)
# A run takes under a minute; one that is disturbed, a few.
LONGEST_RUN = 900.0
LONGEST_END = 40.0
SHOWN = 5


def free_ports():
    """Two rows of three ports for the journals, and two for the desks, somewhere below the ephemeral range."""
    while True:
        base = random.randrange(20_000, 30_000)
        wanted = [base, base + 1, base + 2, base + 10, base + 11, base + 12, base + 20, base + 21]
        if all(is_free(port) for port in wanted):
            return base, base + 20


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def start(program, episode, folder):
    ports, desk = free_ports()
    log = open(f"{folder}.log", "wb")
    return subprocess.Popen(
        [program, "replay", str(episode), "--once", "--language", "en", "--folder", str(folder), "--ports", str(ports), "--desk-port", str(desk)],
        stdout=log, stderr=subprocess.STDOUT, cwd=HERE.parent.parent)


def processes_of(folder):
    """Everything that runs with a node file in this folder: (pid, arguments)."""
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            arguments = (entry / "cmdline").read_bytes().decode().split("\0")
            state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z" and any(argument.startswith(f"{folder}/") for argument in arguments):
            yield int(entry.name), arguments


def services_of(folder):
    """The services of both nodes, without what starts them again."""
    return sorted((pid, arguments[1]) for pid, arguments in processes_of(folder) if arguments[1] in SERVICES)


def disturb(replay, folder, dice, most):
    """Kills one service after another, so many, or until the replay ends."""
    kills = collections.Counter()
    deadline = time.monotonic() + LONGEST_RUN
    while time.monotonic() < deadline and kills.total() < most:
        try:
            replay.wait(dice.uniform(*PAUSE))
            return kills
        except subprocess.TimeoutExpired:
            running = services_of(folder)
            if running:
                pid, name = dice.choice(running)
                try:
                    os.kill(pid, signal.SIGKILL)
                    kills[name] += 1
                except ProcessLookupError:
                    pass
    return kills


def play(program, episode, folder, dice=None, most=MOST_KILLS):
    replay = start(program, episode, folder)
    kills = collections.Counter()
    try:
        if dice:
            kills = disturb(replay, folder, dice, most)
        replay.wait(LONGEST_RUN)
    except subprocess.TimeoutExpired:
        end(replay)
        fail(f"the replay did not end within {LONGEST_RUN:.0f} s; its words are in {folder}.log")
    if replay.returncode != 0:
        fail(f"the replay ended with {replay.returncode}:\n{tail(f'{folder}.log')}")
    return kills


def end(replay):
    replay.send_signal(signal.SIGTERM)
    try:
        replay.wait(LONGEST_END)
    except subprocess.TimeoutExpired:
        replay.kill()


def bodies(folder, side):
    with sqlite3.connect(f"file:{folder}/{side}/journal.sqlite?mode=ro", uri=True) as journal:
        return [json.loads(body) for (body,) in journal.execute("SELECT body FROM event ORDER BY sequence")]


class Names:
    """Names for events and calls by what they say, instead of by what caused them.

    An event's id follows from its cause, and which of two sides' words comes last, and so causes what follows from both, is the network's
    choice. Two runs that say the same thing for the same reasons give it the same name here.
    """

    PATTERN = re.compile(r"\b(?:[a-z]+-call-[0-9a-f]{12}|[0-9a-f]{32})\b")

    def __init__(self, found):
        self.events = {body["id"]: body for body in found}
        self.calls = {body["subject"]: body["id"] for body in found if body["type"] == "call.opened"}
        self.known = {}

    def content(self, body):
        """A journal's event as it is compared: every id in it replaced by a name."""
        data = json.dumps(body["data"], sort_keys=True, ensure_ascii=False)
        return body["source"], body["type"], self.renamed(body["subject"]), body["time"], self.renamed(data)

    def renamed(self, text):
        return self.PATTERN.sub(lambda match: self.name(match.group()), text)

    def name(self, text):
        """What cannot be looked up here keeps its own."""
        body = self.events.get(self.calls.get(text, text))
        if body is None:
            return text
        if body["id"] not in self.known:
            self.known[body["id"]] = "itself"
            self.known[body["id"]] = hashlib.sha256(repr(self.content(body)).encode()).hexdigest()[:12]
        return self.known[body["id"]]


def events(folder, side):
    """Everything a journal holds and how often, without what is only about the kills."""
    found = bodies(folder, side)
    # A matter is one whether it is called by its own name or by that of the call about it.
    calls = {body["subject"]: body["data"] for body in found if body["type"] == "call.opened"}

    def counts(body):
        if body["type"].startswith(ABOUT_THE_KILLS):
            return False
        if body["type"] == "acknowledgement.recorded":
            return body["data"]["aggregate"] not in calls
        call = calls.get(body["subject"])
        return call is None or call["rule"] not in WATCH_RULES

    names = Names(found)
    return collections.Counter(names.content(body) for body in found if counts(body))


def check_calls(folder):
    """No step is told twice, and no message has two outcomes, whatever was killed."""
    for side in SIDES:
        own = [body for body in bodies(folder, side) if body["side"] == side and body["type"].startswith("notification.")]
        for types in (("notification.requested",), ("notification.transported", "notification.failed")):
            numbers = collections.Counter(body["data"]["notification"] for body in own if body["type"] in types)
            twice = [number for number, count in numbers.items() if count > 1]
            if twice:
                fail(f"{side}: said more than once ({', '.join(types)}): {', '.join(twice[:SHOWN])}")


def differences(one, other):
    for event, count in sorted((one - other).items()):
        yield f"  {count} times only undisturbed: {' '.join(event)[:300]}"
    for event, count in sorted((other - one).items()):
        yield f"  {count} times only disturbed:   {' '.join(event)[:300]}"


def compare(undisturbed, disturbed):
    count = 0
    for side in SIDES:
        one, other = events(undisturbed, side), events(disturbed, side)
        found = list(differences(one, other))
        if found:
            fail("\n".join([f"the journal of {side} differs in {len(found)} of {one.total()} events:", *found[:SHOWN]]))
        count += one.total()
    return count


def verify(program, folder):
    for side in SIDES:
        subprocess.run([program, "journal", "verify", "--file", f"{folder}/{side}/journal.sqlite"], check=True, stdout=subprocess.DEVNULL)


def dies_with_parent(program, episode, folder):
    """Kills the replay itself: nobody is left who could stop its nodes."""
    replay = start(program, episode, folder)
    deadline = time.monotonic() + LONGEST_END
    while len(services_of(folder)) < 2 * len(SERVICES) - 1 and time.monotonic() < deadline:
        time.sleep(0.1)
    replay.kill()
    replay.wait()
    while left := [arguments[1] for _, arguments in processes_of(folder)]:
        if time.monotonic() > deadline:
            fail(f"after the end of their parent these still run: {', '.join(left)}")
        time.sleep(0.1)


def tail(path):
    return "\n".join(pathlib.Path(path).read_text(errors="replace").splitlines()[-15:])


def fail(text):
    print(text, file=sys.stderr)
    sys.exit(1)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=str(HERE.parent.parent / ".build/debug/fengsui"))
    options.add_argument("--episode", type=pathlib.Path, default=HERE / "short-episode.yaml")
    options.add_argument("--rounds", type=int, default=1, help="disturbed runs")
    options.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options.add_argument("--keep", action="store_true", help="leave the journals and logs for a look; after a failure they are left anyway")
    given = options.parse_args()
    program = str(pathlib.Path(given.program).resolve())
    folder = pathlib.Path(tempfile.mkdtemp(prefix="fengsui-node-kill-"))
    print(f"seed {given.seed}, in {folder}", flush=True)

    undisturbed = folder / "undisturbed"
    play(program, given.episode.resolve(), undisturbed)
    verify(program, undisturbed)
    for number in range(given.rounds):
        disturbed = folder / f"disturbed-{number}"
        kills = play(program, given.episode.resolve(), disturbed, random.Random(given.seed + number))
        count = compare(undisturbed, disturbed)
        check_calls(disturbed)
        verify(program, disturbed)
        told = ", ".join(f"{name} {times}" for name, times in sorted(kills.items()))
        print(f"{sum(kills.values())} kills ({told}): the same {count} events", flush=True)
    dies_with_parent(program, given.episode.resolve(), folder / "orphaned")
    print("a node dies with its parent", flush=True)
    if not given.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
