#!/usr/bin/python3
"""A node that cannot run says why and what to do, and ends where starting again could not help.

1. No folder of playbooks: `up` names the line of the node's file and how to make the folder, and ends with 78.
2. A data folder of another realm: the same, also while that realm's own node runs on it; so does one of its services by itself.
3. The desk's port is taken: the port, the setting and the remedy are said; the desk comes when the port is free.
4. Before anybody is called: `alert preflight` names what does not run, also what the node's file leaves out, and that only the desk would ring.

usage: up.py PROGRAM
"""
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
CONFIGURATION_FAULT = 78
PATIENCE = 90


def expect(condition, sentence):
    if not condition:
        raise SystemExit(f"not so: {sentence}")
    print(f"ok: {sentence}", flush=True)


def wait_until(condition, sentence):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"not within {PATIENCE} s: {sentence}")
        time.sleep(0.05)


def node_file(folder, name, **lines):
    """A node's file; `lines` stand beside or in place of what every node here has."""
    lines = {"side": "local", "data": "data", "playbooks": ROOT / "Playbooks", "services": "[journal]"} | lines
    file = folder / name
    file.write_text("".join(f"{key}: {value}\n" for key, value in lines.items()), encoding="utf-8")
    return file


def ended(*words):
    """Runs a command that has to end by itself: its code and what it said."""
    try:
        done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise SystemExit(f"not so: `{words[0]}` ends instead of starting its services for ever: {(error.stderr or b'')[-500:]}")
    return done.returncode, done.stdout + done.stderr


class Running:
    """A command that runs on, and what it says."""

    def __init__(self, log, *words):
        self.log = log
        with open(log, "wb") as out:
            self.process = subprocess.Popen([PROGRAM, *map(str, words)], stdout=out, stderr=out)

    def said(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


def check_playbooks(folder):
    file = node_file(folder, "without.yaml", realm="exercise-without", playbooks=folder / "nowhere/Playbooks")
    code, said = ended("up", "--node", file)
    expect(code == CONFIGURATION_FAULT, f"without playbooks `up` ends: {said.strip()}")
    expect(len(said.strip().splitlines()) == 1, "with one sentence")
    for part in (f"{folder}/nowhere/Playbooks", f"the line ‘playbooks:’ in {file}", "cp -r Playbooks"):
        expect(part in said, f"it has “{part}”")


def check_realm(folder):
    services = "[journal, observe, notify]"
    ours, theirs = (node_file(folder, f"{name}.yaml", realm=f"exercise-{name}", services=services) for name in ("ours", "theirs"))
    with Running(folder / "theirs.log", "up", "--node", theirs) as node:
        wait_until(lambda: "listening" in node.said(), "the other realm's journal runs")
        refuse(ours, "while its node runs")
        code, said = ended("observe", "--node", ours)
        expect(code == CONFIGURATION_FAULT and "exercise-theirs" in said, f"nor does a service by itself go on: {said.strip()}")
        expect(node.process.poll() is None, "the other realm's node runs on")
    refuse(ours, "and when it does not")


def refuse(file, when):
    code, said = ended("up", "--node", file)
    expect(code == CONFIGURATION_FAULT, f"a folder of another realm ends `up`, {when}: {said.strip()}")
    expect("exercise-theirs" in said and f"‘data:’ of {file}" in said, "it names the realm and the line")


def check_port(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        file = node_file(
            folder, "desk.yaml", realm="exercise-desk", data="desk", services="[journal, desk]", desk=f"{{host: 127.0.0.1, port: {port}}}")
        with Running(folder / "desk.log", "up", "--node", file) as node:
            wait_until(lambda: "starts again" in node.said(), "the desk cannot open its page")
            for part in (f"127.0.0.1:{port}", "another program has that port", f"‘desk: {{host: …, port: {port}}}’ of the node's file"):
                expect(part in node.said(), f"the desk says “{part}”")
            expect(node.process.poll() is None, "the rest of the node runs: its people are called without the page")
            taken.close()
            wait_until(lambda: answers(port), "the desk comes when the port is free")
            print("ok: the desk comes when the port is free", flush=True)


def preflight(file):
    code, said = ended("alert", "preflight", "--node", file, "--language", "en")
    expect(code == 1 and "no step of this call leaves the room" in said, "where only the desk would ring, preflight ends with 1")
    return said


def check_preflight(folder):
    # Without channels nobody outside is called, so this node may be a real one.
    file = node_file(folder, "calling.yaml", realm="actual", data="calling", services="[journal, respond]")
    expect("the journal does not answer" in preflight(file), "and says that the node is down")
    with Running(folder / "calling.log", "up", "--node", file):
        line = "Services that do not run now: alert, notify\n"
        wait_until(lambda: line in ended("alert", "preflight", "--node", file, "--language", "en")[1], "the services come up")
        expect(line in preflight(file), "while it runs, it names the services that it lacks and no other")


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def main():
    with tempfile.TemporaryDirectory(prefix="fengsui-up-") as folder:
        check_playbooks(pathlib.Path(folder))
        check_realm(pathlib.Path(folder))
        check_port(pathlib.Path(folder))
        check_preflight(pathlib.Path(folder))


main()
