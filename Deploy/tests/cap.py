#!/usr/bin/python3
"""The command `fengsui cap` as people and scripts use it: exit codes, JSON, hostile files, signatures, our own warnings.

usage: cap.py PROGRAM
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

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
    assert cap("show", good)[0] == 0 and cap("show", broken)[0] == 0 and cap("show", FIXTURES / "samples/xee.cap")[0] == 1


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


verdicts()
nothing_is_opened()
with tempfile.TemporaryDirectory() as temporary:
    signatures(pathlib.Path(temporary))
    own_warnings(pathlib.Path(temporary))
print("cap: verdicts, hostile files, signatures and our own warnings as they should be")
