#!/usr/bin/python3
"""Fengsui's SMS with the real smstools daemon, over a modem that is a program: from a warning in the journal to what the network says.

The modem answers AT commands on a local port. What it does with a message depends on the last digit of the number: 1 is delivered, 2 is lost on
the way (status 70), 9 is refused by the modem, 3 is slow, so that `notify` can be killed (SIGKILL) after the daemon has taken the file. Checked:

  delivered   notification.transported, and notification.displayed once the report has come
  lost        notification.transported, and notification.failed with `sent`
  refused     the next channel takes it, and the attempt says why
  killed      after the restart the modem has been given the message once, and it is transported

Needs Debian's smstools (only its program; no service is started) and python3-zmq. Numbers are nobody's.
"""

import argparse
import datetime
import json
import os
import pathlib
import shutil
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

import zmq

import journal_wire

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDERS = ("outgoing", "checked", "sent", "failed", "incoming", "report", "staging")
PATIENCE = 90.0


def swapped(digits):
    digits += "F" * (len(digits) % 2)
    return "".join(digits[i + 1] + digits[i] for i in range(0, len(digits), 2))


class Modem:
    """A modem without a network: enough of its commands for smsd to send, and to read the reports that follow (3GPP TS 27.005, 23.040)."""

    SLOW = 6.0

    def __init__(self):
        self.submitted, self.reports, self.number = [], [], 100
        modem = self

        class Line(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    while command := self.command():
                        self.wfile.write(modem.answer(command.decode("latin1").strip(" \r\n")).encode())
                except ConnectionError:
                    # The daemon was killed.
                    pass

            def command(self):
                """Up to a carriage return, or the end of a message; empty when nobody is there any more."""
                said = b""
                while not said.endswith((b"\r", b"\x1a")):
                    byte = self.rfile.read(1)
                    if not byte:
                        return b""
                    said += byte
                return said

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address, daemon_threads = True, True

        self.server = Server(("127.0.0.1", 0), Line)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, command):
        name, _, value = command.partition("=")
        stored = f'"SM",{len(self.reports)},10'
        if command.endswith("\x1a"):
            return self.submit(command[:-1])
        if not command:
            return ""
        if name == "AT+CMGS":
            return "\r\n> "
        if name == "AT+CMGR":
            place = int(value) - 1
            if place >= len(self.reports):
                return "\r\nOK\r\n"
            pdu = self.reports[place]
            return f"\r\n+CMGR: 0,,{len(pdu) // 2 - 1}\r\n{pdu}\r\n\r\nOK\r\n"
        if name == "AT+CMGD":
            place = int(value.split(",")[0]) - 1
            if place < len(self.reports):
                self.reports.pop(place)
            return "\r\nOK\r\n"
        memory = f"+CPMS: {stored},{stored},{stored}"
        said = {"AT+CPIN?": "+CPIN: READY", "AT+CSQ": "+CSQ: 20,99", "AT+CREG?": "+CREG: 0,1", "AT+CPMS?": memory, "AT+CPMS": memory}
        line = said.get(name)
        return f"\r\n{line}\r\n\r\nOK\r\n" if line else "\r\nOK\r\n"

    def submit(self, pdu):
        """SMS-SUBMIT: the length of the centre's number, the type, a reference, then the receiver's number."""
        rest = pdu[2 + 2 * int(pdu[:2], 16):]
        length = int(rest[4:6], 16)
        number = swapped(rest[8:8 + length + length % 2]).rstrip("F")
        if number.endswith("3"):
            time.sleep(self.SLOW)
        self.submitted.append(number)
        if number.endswith("9"):
            return "\r\n+CMS ERROR: 38\r\n"
        self.number += 1
        status = 70 if number.endswith("2") else 0
        stamp = swapped("260326170000") + "23"
        self.reports.append(f"0006{self.number:02X}{len(number):02X}91{swapped(number)}{stamp}{stamp}{status:02X}")
        return f"\r\n+CMGS: {self.number}\r\n\r\nOK\r\n"


class Stage:
    """The daemon, a node with its journal and `notify`, and one post that is told by SMS, or else at its desk."""

    def __init__(self, program, daemon, folder):
        self.program, self.daemon, self.folder, self.count = program, daemon, pathlib.Path(folder), 0
        self.modem, self.context = Modem(), zmq.Context()
        spool = self.folder / "spool"
        for name in FOLDERS:
            (spool / name).mkdir(parents=True)
        places = "".join(f"{name} = {spool / name}\n" for name in FOLDERS if name != "staging")
        (self.folder / "smsd.conf").write_text(
            f"devices = GSM1\nlogfile = {self.folder}/smsd.log\nloglevel = 5\ninfofile = {self.folder}/smsd.working\npidfile = {self.folder}/smsd.pid\n"
            f"{places}receive_before_send = no\ndelaytime = 1\nerrorsleeptime = 1\nblocktime = 1\n\n"
            f"[GSM1]\ndevice = @127.0.0.1:{self.modem.port}\ninit = AT\npre_init = no\nincoming = yes\ncheck_network = 0\n")
        self.keys = self.folder / "data/keys"
        self.keys.mkdir(parents=True)
        ways = ", ".join(f"{name}: {spool / name}" for name in ("outgoing", "staging", "sent", "failed", "report"))
        private(self.keys / "channels.yaml", f"channels:\n  - {{id: sms, kind: sms, {ways}, timeout: 40s}}\n")
        self.node = self.folder / "node.yaml"
        self.node.write_text(f"side: local\nrealm: actual\ndata: data\nplaybooks: {ROOT}/Playbooks\nservices: [journal, notify]\n")
        self.log = open(self.folder / "log", "ab")
        self.smsd = self.run(daemon, "-t", "-c", str(self.folder / "smsd.conf"), group=True)
        self.journal = self.run(program, "journal", "serve", "--node", str(self.node))
        self.notify = None
        self.door = journal_wire.dealer(self.context, f"ipc://{self.folder}/data/run/append.ipc")

    def run(self, *command, group=False):
        environment = dict(os.environ, FENGSUI_LOG="warning")
        return subprocess.Popen(command, stdout=self.log, stderr=self.log, env=environment, start_new_session=group)

    def begin(self, number):
        if self.notify:
            self.stop()
        private(self.keys / "contacts.yaml", f'posts:\n  kashgar-command-duty: {{sms: "+{number}"}}\n')
        self.notify = self.run(self.program, "notify", "--node", str(self.node))

    def stop(self):
        self.notify.kill()
        self.notify.wait()

    def warn(self):
        self.count += 1
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        day, alert = datetime.date.today().isoformat(), f"A-{self.count}"
        event = json.dumps({
            "specversion": "1.0", "id": alert, "source": "/local/alert", "type": "warning.issued", "subject": alert, "time": now, "side": "local",
            "datacontenttype": "application/json", "dataschema": "urn:fengsui:warning.issued:1", "data": {
                "warning": alert, "hazard": "heavy-pollution", "area": "kashgar", "places": ["653101"], "level": "red", "onset": day, "ends": day,
                "criterion": "test", "citation": "test", "probability": 1, "threshold": 0.5, "causes": [],
                "reason": {"zh": "测试。", "en": "Test."}}})
        outcome = journal_wire.outcomes(journal_wire.ask(self.door, b"append", journal_wire.number(self.count), event.encode()))[0]
        if outcome[1] is None:
            sys.exit(f"the journal refused a warning: {outcome}")
        return alert

    def said(self, alert):
        """What the channels said about the first message of the call of this alert; the other posts of the ladder have their desks only."""
        found, _ = journal_wire.read_all(self.context, f"ipc://{self.folder}/data/run/read.ipc")
        events = [json.loads(body) for _, body in found]
        calls = {event["data"]["call"] for event in events if event["type"] == "call.opened" and event["data"]["about"] == alert}
        return [(event["type"], event["data"]) for event in events
                if event["source"] == "/local/channels" and event["type"].startswith("notification.") and event["data"]["call"] in calls
                and event["data"]["notification"].endswith("-1.0.0")]

    def wait(self, alert, *types):
        """Until so much has been said, and a little longer for what should not be."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and {kind for kind, _ in self.said(alert)} < set(types):
            time.sleep(0.5)
        time.sleep(1)
        said = self.said(alert)
        if sorted(kind for kind, _ in said) != sorted(types):
            sys.exit(f"expected {types}, and there is {said}; see {self.folder}")
        return dict(said)

    def end(self):
        self.stop()
        self.journal.kill()
        self.journal.wait()
        os.killpg(self.smsd.pid, signal.SIGKILL)
        self.smsd.wait()
        self.door.close()
        self.context.term()


def private(path, text):
    path.write_text(text)
    path.chmod(0o600)


def check(stage):
    transported, displayed, failed = (f"notification.{kind}" for kind in ("transported", "displayed", "failed"))
    stage.begin("86000000001")
    said = stage.wait(stage.warn(), transported, displayed)
    assert said[transported]["channel"] == said[displayed]["channel"] == "sms", said
    # A message of this length goes in so many parts.
    parts = len(stage.modem.submitted)
    print("delivered: the modem sent it, and the telephone has it", flush=True)
    stage.begin("86000000002")
    said = stage.wait(stage.warn(), transported, failed)
    assert "70" in said[failed]["attempts"][0]["reason"] and said[failed]["sent"], said
    print("lost: the modem sent it, and the network could not deliver it", flush=True)
    stage.begin("86000000009")
    said = stage.wait(stage.warn(), transported)
    assert said[transported]["channel"] == "desk" and "CMS ERROR" in said[transported]["attempts"][0]["reason"], said
    print("refused: the next channel took it", flush=True)
    stage.begin("86000000003")
    before, alert = len(stage.modem.submitted), stage.warn()
    checked, deadline = stage.folder / "spool/checked", time.monotonic() + PATIENCE
    while not any(checked.glob("fengsui-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    stage.begin("86000000003")
    said = stage.wait(alert, transported, displayed)
    assert said[transported]["channel"] == "sms" and stage.modem.submitted[before:] == ["86000000003"] * parts, stage.modem.submitted
    print("killed: the modem was given it once", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=str(ROOT / ".build/release/fengsui"))
    options.add_argument("--smsd", default=shutil.which("smsd", path="/usr/sbin:/usr/local/sbin:" + os.environ.get("PATH", "")))
    given = options.parse_args()
    if not given.smsd:
        sys.exit("there is no smsd here; it comes with Debian's smstools")
    folder = tempfile.mkdtemp(prefix="fengsui-sms-")
    stage = Stage(str(pathlib.Path(given.program).resolve()), given.smsd, folder)
    try:
        check(stage)
    finally:
        stage.end()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
