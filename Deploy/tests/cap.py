#!/usr/bin/python3
"""The command `fengsui cap` as people and scripts use it: exit codes, JSON, hostile files, signatures, our own warnings.

usage: cap.py PROGRAM
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
FIXTURES = ROOT / "Tests/CAPXMLTests/Fixtures"
EVENTS = [ROOT / f"Tests/EventsTests/Golden/warning.{step}.v1.json" for step in ["issued", "updated", "lifted"]]


def cap(*arguments, stdin=None):
    """Exit code, what was printed, what was complained of."""
    done = subprocess.run([PROGRAM, "cap", *map(str, arguments)], input=stdin, capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr.decode()


def lint(*files, stdin=None):
    code, out, _ = cap("lint", "--json", *files, stdin=stdin)
    return code, [json.loads(line) for line in out.splitlines()]


def verdicts():
    good, broken = FIXTURES / "ours/good.cap", FIXTURES / "samples/canada_errors.cap"
    assert lint(good) == (0, [{"file": str(good), "findings": [], "identifier": "KS-2020-0042-1", "omitted": 0,
                               "sender": "warning.kashgar.example", "verdict": "valid"}])
    code, (sound, faulty) = lint(good, broken)
    errors = [(f["line"], f["rule"]) for f in faulty["findings"] if f["severity"] == "error"]
    assert (code, sound["verdict"], faulty["verdict"], errors) == (1, "valid", "invalid", [(12, "message.references-missing")])
    for name in ["/no/such/file", str(ROOT), "/dev/zero", "/dev/null"]:
        code, (record,) = lint(name)
        assert code == 1 and record["verdict"] == "invalid", name
    assert lint("-", stdin=good.read_bytes())[0] == 0
    warned = good.read_bytes().replace(b"18:00:00+08:00</sent>", b"10:00:00+00:00</sent>")
    assert lint("-", stdin=warned)[0] == 0 and lint("--strict", "-", stdin=warned)[0] == 1 and lint("--strict", good)[0] == 0
    assert cap("lint")[0] == 64 and cap("lint", "--nonsense", good)[0] == 64
    assert cap("show", good)[0] == 0 and cap("show", broken)[0] == 0 and cap("show", FIXTURES / "samples/xee.cap")[0] == 1


def findings_are_whole():
    """Each finding says where, which rule, how bad, and in both languages what is wrong and what to do."""
    open_polygon = (FIXTURES / "ours/good.cap").read_bytes().replace(b" 39.3,75.8</polygon>", b"</polygon>")
    code, (record,) = lint("-", stdin=open_polygon)
    (finding,) = record["findings"]
    assert (code, finding["rule"], finding["severity"], finding["line"], finding["path"]) == (
        1, "polygon.open", "error", 45, "info[1]/area[1]/polygon[1]"), finding
    assert all(finding[part][language] for part in ["text", "fix"] for language in ["zh", "en"]) and finding["citation"]
    for language, word in [("zh", "多边形没有闭合"), ("en", "not closed")]:
        _, out, _ = cap("lint", "--language", language, "-", stdin=open_polygon)
        assert word in out.decode() and "polygon.open" in out.decode()


def chains(folder):
    """Files of one warning are judged together."""
    text = (FIXTURES / "ours/good.cap").read_text(encoding="utf-8")
    first, second, third = (folder / f"{name}.cap" for name in ["first", "second", "third"])

    def write(file, number, hour, kind, references):
        made = text.replace("0042-1<", f"0042-{number}<").replace("18:00:00+08:00</sent>", f"{hour}:00:00+08:00</sent>")
        names = " ".join(f"warning.kashgar.example,KS-2020-0042-{n},2020-03-26T{h}:00:00+08:00" for n, h in references)
        made = made.replace(">Alert<", f">{kind}<").replace("</code>", f"</code><references>{names}</references>" if names else "</code>", 1)
        file.write_text(made, encoding="utf-8")

    def rules(*files):
        code, records = lint(*files)
        return code, [[f["rule"] for f in record["findings"] if f["rule"].startswith("chain.")] for record in records]

    write(first, 1, 18, "Alert", [])
    write(second, 2, 19, "Update", [(1, 18)])
    write(third, 3, 20, "Cancel", [(1, 18), (2, 19)])
    assert rules(first, second, third) == (0, [[], [], []]), rules(first, second, third)
    write(third, 3, 20, "Cancel", [(2, 19)])
    assert rules(first, second, third) == (1, [[], [], ["chain.coverage"]])
    assert rules(third)[0] == 0 and rules(first, third) == (0, [[], ["chain.not-given"]])
    write(second, 2, 19, "Update", [(1, 17)])
    assert rules(first, second) == (1, [[], ["chain.sent"]])


def spoiled(folder, count=300, seed=20200326):
    """Whatever becomes of a message on its way, there is a verdict and a reason, and soon."""
    chance = random.Random(seed)
    samples = [file.read_bytes() for file in sorted((FIXTURES / "samples").iterdir())] + [(FIXTURES / "ours/good.cap").read_bytes()]
    files = []
    for number in range(count):
        data = bytearray(chance.choice(samples))
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data) or 1)
            what = chance.randrange(5)
            if what == 0:
                data[place:place + 1] = os.fsencode(chr(chance.randrange(256)))
            elif what == 1:
                del data[place:place + chance.randint(1, 400)]
            elif what == 2:
                data[place:place] = data[place:place + chance.randint(1, 4000)]
            elif what == 3:
                data[place:place] = chance.choice([b"<a>" * 500, b"<!DOCTYPE a>", b"\0", b"&#x0;", b"]]>", b"<!--", b" x='" + b"y" * 9000])
            else:
                data = bytearray(data[place:] + data[:place])
        files.append(folder / f"{number}.cap")
        files[-1].write_bytes(bytes(data))
    code, records = lint(*files)
    assert code == 1 and len(records) == count, f"seed {seed}"
    for record in records:
        errors = [f for f in record["findings"] if f["severity"] == "error"]
        assert (record["verdict"] == "invalid") == bool(errors), record


def nothing_is_opened():
    """What a file asks for is neither opened nor connected to."""
    if shutil.which("strace") is None:
        print("  strace is not here: not looked at", file=sys.stderr)
        return
    hinted = (FIXTURES / "ours/good.cap").read_text(encoding="utf-8").replace(
        'cap:1.2"', 'cap:1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x file:///etc/hostname '
        'urn:y http://127.0.0.1:9/y.xsd"', 1)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "hinted.cap"
        file.write_text(hinted, encoding="utf-8")
        for hostile in [file, FIXTURES / "samples/xee.cap"]:
            trace = subprocess.run(
                ["strace", "-f", "-e", "trace=connect,openat,open", PROGRAM, "cap", "lint", str(hostile)],
                capture_output=True, text=True, timeout=120).stderr
            assert str(hostile) in trace, "strace saw nothing"
            for word in ["AF_INET", "/etc/hostname", "/etc/passwd", "payload"]:
                assert word not in trace, f"{hostile}: {word}"


def signatures(folder):
    key, public = folder / "side.key", FIXTURES / "keys/ec.pem"
    shutil.copy(FIXTURES / "keys/ec.key", key)
    key.chmod(0o644)
    code, _, complaint = cap("sign", "--key", key, FIXTURES / "ours/good.cap", "--language", "en")
    assert code == 1 and "chmod 600" in complaint
    key.chmod(0o600)
    signed = folder / "signed.cap"
    assert cap("sign", "--key", key, FIXTURES / "ours/good.cap", "--out", signed)[0] == 0
    assert cap("verify", "--key", public, signed)[0] == 0 and lint(signed)[0] == 0
    assert cap("verify", "--key", FIXTURES / "keys/ec-other.pem", signed)[0] == 1
    signed.write_bytes(signed.read_bytes().replace(b"Moderate", b"Minor", 1))
    code, _, complaint = cap("verify", "--key", public, signed, "--language", "en")
    assert code == 1 and "changed after it was signed" in complaint
    assert "PRIVATE" not in complaint


def own_warnings(folder):
    lines = b"\n".join(file.read_bytes().strip() for file in EVENTS) + b"\n"
    options = ["--side", "local", "--sender", "warning.kashgar.example", "--name-zh", "喀什", "--name-en", "Kashgar"]
    code, _, complaint = cap("write", *options, "--playbooks", ROOT / "Playbooks", "--out", folder / "out", stdin=lines)
    assert code == 0, complaint
    files = sorted((folder / "out").iterdir())
    code, records = lint(*files)
    assert files and code == 0 and {record["verdict"] for record in records} == {"valid"}, records
    code, feed, _ = cap("feed", *files, "--base", "https://warning.kashgar.example/", "--author", "Kashgar")
    assert code == 0 and b"http://www.w3.org/2005/Atom" in feed


def inbox(folder, patience=60):
    """What falls into a node's inbox is judged once; what cannot be read is said once, with the reason, and moved out of the way."""
    data = folder / "node"
    node = folder / "node.yaml"
    node.write_text(f"""\
side: local
realm: actual
data: {data}
playbooks: {ROOT / "Playbooks"}
clock: system
services: [journal, announce]
announce:
  sender: warning.local.example
  name: {{zh: 喀什, en: Kashgar}}
""", encoding="utf-8")
    letters = data / "cap/in"
    letters.mkdir(parents=True)
    data.chmod(0o700)
    shutil.copy(FIXTURES / "ours/good.cap", letters / "a.cap")
    (letters / "b-link.cap").symlink_to("/no/such/file")
    os.mkfifo(letters / "c-pipe.cap")
    shutil.copy(FIXTURES / "samples/canada_errors.cap", letters / "d.cap")
    with open(folder / "node.log", "wb") as log:
        running = subprocess.Popen([PROGRAM, "up", "--node", str(node)], stdout=log, stderr=log)
    try:
        end = time.monotonic() + patience
        while list(letters.iterdir()) and time.monotonic() < end:
            time.sleep(0.2)
        assert not list(letters.iterdir()), f"left in the inbox: {sorted(letters.iterdir())}\n{(folder / 'node.log').read_text()[-2000:]}"
        told = subprocess.run(
            [PROGRAM, "tail", "--node", str(node), "--json", "--after", "0", "--no-follow", "cap.received"], capture_output=True, timeout=60)
        events = [json.loads(line)["data"] for line in told.stdout.splitlines()]
    finally:
        running.terminate()
        running.wait(timeout=60)
    verdicts = {event["from"]: (event["isAccepted"], event["rules"]) for event in events}
    assert len(events) == 4 and verdicts == {
        "a.cap": (True, []), "b-link.cap": (False, ["xml.unreadable"]), "c-pipe.cap": (False, ["xml.unreadable"]),
        "d.cap": (False, ["message.references-missing"])}, events
    reasons = sorted(file.name.split("-", 1)[1] for file in (data / "cap/read").glob("*.reason.txt"))
    assert reasons == ["b-link.cap.reason.txt", "c-pipe.cap.reason.txt"], reasons


verdicts()
findings_are_whole()
nothing_is_opened()
with tempfile.TemporaryDirectory() as temporary:
    signatures(pathlib.Path(temporary))
    own_warnings(pathlib.Path(temporary))
    chains(pathlib.Path(temporary))
    spoiled(pathlib.Path(temporary))
    inbox(pathlib.Path(temporary))
print("cap: verdicts, chains, the inbox, spoiled and hostile files, signatures and our own warnings as they should be")
