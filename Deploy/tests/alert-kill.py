#!/usr/bin/python3
"""Fengsui's alerting beside Prometheus Alertmanager, with real processes: how fast, and what a kill -9 costs.

Latency: one critical alert after the other, from handing it over (to the journal; to /api/v2/alerts) to the first byte at a local webhook.
Alertmanager is measured with group_wait 0s and with its default of 30s; each alert is a group of its own.

Crash: in each round alerts are raised, some are acknowledged (Alertmanager: silenced, its only durable way to say "I have it"), and after a
random while the process that alerts is killed with SIGKILL and started again. Whoever raises alerts goes on raising those that are not over,
as Prometheus does; to Fengsui nobody has to say anything twice. Counted afterwards:

  acknowledgements lost    the system had said that it has them, and after the restart it has not
  called in spite of that  messages about an acknowledged alert after the restart
  rep no id                the same message again, without a number by which a reader can tell it from a new one; Alertmanager's names the
                           alert (fingerprint), which a reminder does too
  rep =id                  the same message again under the same number
  never told               alerts without any message
  step lost                alerts that nobody acknowledged and whose second step, a minute after the first, was not called

The first two would be cheap for Fengsui if nothing were due soon after a restart. So its ladder's second step comes after one minute instead
of five, and with --steps the test waits for it when the last round is over: whoever is acknowledged must not be called then, everybody else must be.
Alertmanager has no steps; it is judged by what it does within two seconds of each restart, while whoever raises alerts raises them twice.

Both run as their documentation has it, with a data folder on the same disk. Alertmanager keeps silences and its notification log in memory
and writes them every --data.maintenance-interval (default 15m; "Interval between garbage collection and snapshotting to disk of the
silences and the notification logs") and when it ends in order; with --maintenance another interval can be given. It is not a mistake of its
authors: it repeats rather than loses, and is meant to run as a cluster whose other members remember. Two nodes of one office do not have that.

Needs Debian's prometheus-alertmanager and python3-zmq; without Alertmanager only Fengsui is measured.
"""

import argparse
import datetime
import http.server
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

import zmq

import journal_wire

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
START = 60.0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hook:
    """A webhook that remembers when the first byte of each request came, and what it said."""

    def __init__(self):
        self.got, self.lock = [], threading.Lock()
        hook = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def handle_one_request(self):
                # The first byte, before anything of it is read.
                try:
                    first = self.rfile.peek(1)
                except OSError:
                    first = b""
                self.arrived = time.monotonic()
                if not first:
                    self.close_connection = True
                    return
                super().handle_one_request()

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                with hook.lock:
                    hook.got.append((self.arrived, self.headers.get("Idempotency-Key"), json.loads(body)))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/hook"

    def all(self):
        with self.lock:
            return list(self.got)

    def clear(self):
        with self.lock:
            self.got.clear()


def wait_until(found, timeout=START, pause=0.0005):
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        value = found()
        if value:
            return value
        time.sleep(pause)
    return None


class Fengsui:
    """A node with its journal and the service `notify`; its ladder's first robot is the webhook."""

    name = "Fengsui"
    step = 60

    def __init__(self, program, folder, hook, _=None):
        self.program, self.folder, self.hook = program, pathlib.Path(folder), hook
        self.sent = 0
        keys = self.folder / "data/keys"
        keys.mkdir(parents=True)
        self.file = self.folder / "node.yaml"
        self.file.write_text(
            f"side: local\nrealm: actual\ndata: data\nplaybooks: {self.playbooks()}\nservices: [journal, notify]\n")
        private(keys / "channels.yaml", "channels:\n  - {id: wecom, kind: webhook, url: \"%s\", concurrency: 32, perMinute: 60000}\n" % hook.address)
        private(keys / "contacts.yaml", "posts:\n  kashgar-command-duty: {wecom: test}\n")
        self.log = open(self.folder / "log", "ab")
        self.journal = self.process = None
        self.context = zmq.Context()
        self.start()
        self.door = journal_wire.dealer(self.context, f"ipc://{self.folder}/data/run/append.ipc")

    def playbooks(self):
        """The repository's own, but for the minute of the second step."""
        folder = self.folder / "Playbooks"
        shutil.copytree(ROOT / "Playbooks", folder)
        plan = folder / "duty/calling.yaml"
        before, ladder, after = plan.read_text().partition("  - id: critical\n")
        if "afterMinutes: 5\n" not in after:
            sys.exit("the ladder `critical` has no step after five minutes any more; this test shortens that one")
        plan.write_text(before + ladder + after.replace("afterMinutes: 5\n", f"afterMinutes: {self.step // 60}\n", 1))
        return folder

    def start(self):
        environment = dict(os.environ, FENGSUI_LOG="warning")
        if self.journal is None:
            self.journal = subprocess.Popen([self.program, "journal", "serve", "--node", str(self.file)], stdout=self.log, stderr=self.log, env=environment)
        self.process = subprocess.Popen([self.program, "notify", "--node", str(self.file)], stdout=self.log, stderr=self.log, env=environment)

    def append(self, kind, subject, data, source="/local/alert"):
        self.sent += 1
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        event = json.dumps({
            "specversion": "1.0", "id": f"t{os.getpid()}-{self.sent}", "source": source, "type": kind, "subject": subject, "time": now,
            "side": "local", "datacontenttype": "application/json", "dataschema": f"urn:fengsui:{kind}:1", "data": data})
        reply = journal_wire.ask(self.door, b"append", journal_wire.number(self.sent), event.encode())
        outcome = journal_wire.outcomes(reply)[0]
        if outcome[1] is None or outcome[0] in "rd":
            sys.exit(f"the journal refused {kind}: {outcome}")
        return json.loads(event)["id"]

    def raise_alert(self, alert):
        """The id of the event, which an acknowledgement names."""
        day = datetime.date.today().isoformat()
        return self.append("warning.issued", alert, {
            "warning": alert, "hazard": "heavy-pollution", "area": "kashgar", "places": ["653101"], "level": "red", "onset": day, "ends": day,
            "criterion": "test", "citation": "test", "probability": 1, "threshold": 0.5, "causes": [],
            "reason": {"zh": f"测试 {alert} 完。", "en": f"Test {alert} end."}})

    def acknowledge(self, alert, event):
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        self.append("acknowledgement.recorded", alert, {
            "of": event, "aggregate": alert, "post": "kashgar-command-duty", "person": "tester", "at": now}, source="/local/desk")

    def acknowledged(self, alerts):
        found, _ = journal_wire.read_all(self.context, f"ipc://{self.folder}/data/run/read.ipc")
        events = [json.loads(body) for _, body in found]
        return {event["subject"] for event in events if event["type"] == "acknowledgement.recorded"} & set(alerts)

    def goes_on(self, alerts):
        """Nobody has to say anything twice."""

    def due_later(self, tally, open_alerts, acknowledged):
        """Waits for the second step of everything, and counts whom it calls."""
        def numbers():
            found = {}
            for _, name, number in self.messages():
                found.setdefault(name, set()).add(number)
            return found
        wait_until(lambda: all(len(numbers().get(alert, ())) > 1 for alert in open_alerts), self.step + 30, 0.5)
        # A call for somebody who is acknowledged would come at the same time; a little longer shows that none does.
        time.sleep(5)
        found = numbers()
        tally.steps += sum(1 for alert in open_alerts if len(found.get(alert, ())) < 2)
        tally.called += sum(1 for alert in acknowledged if len(found.get(alert, ())) > 1)

    def messages(self):
        """(time, alert, number) for each message."""
        return [(at, alert_in(body["text"]), key) for at, key, body in self.hook.all()]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def kill_all(self):
        self.journal.kill()
        self.journal.wait()
        self.journal = None
        self.kill()

    def end(self):
        for process in (self.process, self.journal):
            if process:
                process.kill()
                process.wait()
        self.door.close()
        self.context.term()


def alert_in(text):
    return next((word for word in text.replace("。", " ").split() if word.startswith("A-")), "?")


def private(path, text):
    path.write_text(text)
    path.chmod(0o600)


class Alertmanager:
    """One Alertmanager, alone, each alert a group of its own."""

    name = "Alertmanager"

    def __init__(self, program, folder, hook, options):
        self.folder, self.hook, self.program = pathlib.Path(folder), hook, program
        self.port, self.extra = free_port(), options.get("flags", [])
        config = self.folder / "alertmanager.yml"
        wait = options.get("group_wait", "0s")
        config.write_text(json.dumps({
            "route": {"receiver": "hook", "group_by": ["alertname"], **({"group_wait": wait} if wait else {})},
            "receivers": [{"name": "hook", "webhook_configs": [{"url": hook.address, "send_resolved": False}]}]}))
        self.log = open(self.folder / "log", "ab")
        self.command = [
            program, f"--config.file={config}", f"--storage.path={self.folder}/data", f"--web.listen-address=127.0.0.1:{self.port}",
            "--cluster.listen-address=", "--log.level=warn", *self.extra]
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)
        if not wait_until(self.is_ready, pause=0.02):
            sys.exit(f"Alertmanager does not start; see {self.folder}/log")

    def is_ready(self):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/-/ready", timeout=1).status == 200
        except (urllib.error.URLError, OSError):
            return False

    def ask(self, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"})
        return json.loads(urllib.request.urlopen(request, timeout=10).read() or b"null")

    def post(self, alerts):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.ask("/api/v2/alerts", [
            {"labels": {"alertname": alert, "severity": "critical"}, "startsAt": (now - datetime.timedelta(seconds=1)).isoformat(),
             "endsAt": (now + datetime.timedelta(hours=1)).isoformat()} for alert in alerts])

    def raise_alert(self, alert):
        self.post([alert])
        return alert

    def acknowledge(self, alert, _):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.ask("/api/v2/silences", {
            "matchers": [{"name": "alertname", "value": alert, "isRegex": False, "isEqual": True}], "startsAt": now.isoformat(),
            "endsAt": (now + datetime.timedelta(hours=2)).isoformat(), "createdBy": "tester", "comment": "I have it"})

    def acknowledged(self, alerts):
        silences = [silence for silence in self.ask("/api/v2/silences") if silence["status"]["state"] == "active"]
        return {silence["matchers"][0]["value"] for silence in silences} & set(alerts)

    def goes_on(self, alerts):
        """As Prometheus does, every evaluation."""
        self.post(alerts)

    def messages(self):
        # Its groupKey is the same for every message about a group, the first as well as a reminder: it is no number of a message.
        return [(at, alert["labels"]["alertname"], None) for at, _, body in self.hook.all() for alert in body["alerts"]]

    def kill(self):
        self.process.kill()
        self.process.wait()

    kill_all = kill

    def due_later(self, tally, open_alerts, acknowledged):
        tally.steps = None

    def end(self):
        self.kill()


# MARK: Latency

def latency(system, count, patience):
    """Seconds from before handing over to the first byte, one alert after the other."""
    times = []
    for number in range(count + 3):
        alert = f"A-{random.getrandbits(40):010x}"
        system.hook.clear()
        start = time.monotonic()
        system.raise_alert(alert)
        found = wait_until(lambda: next((at for at, name, _ in system.messages() if name == alert), None), patience)
        if found is None:
            sys.exit(f"{system.name}: no message about {alert} within {patience} s")
        # The first ones open connections and are not counted.
        if number >= 3:
            times.append(found - start)
    return times


def shown(times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))] * 1000
    return f"p50 {at(0.5):9.1f} ms   p95 {at(0.95):9.1f} ms   p99 {at(0.99):9.1f} ms   ({len(times)} alerts)"


# MARK: Crash

class Tally:
    def __init__(self):
        self.acknowledged = self.lost = self.called = self.same = self.other = self.never = self.alerts = self.steps = 0

    def line(self, name):
        steps = "–" if self.steps is None else self.steps
        return (
            f"{name:<42}{self.alerts:>7}{self.acknowledged:>8}{self.lost:>8}{self.called:>8}{self.other:>10}{self.same:>9}{self.never:>8}{steps:>10}")

    HEADING = f"{'':<42}{'alerts':>7}{'acked':>8}{'lost':>8}{'called':>8}{'rep no id':>10}{'rep =id':>9}{'never':>8}{'step lost':>10}"


def crash_round(system, dice, tally, whole):
    """One round: alerts, acknowledgements, a kill, a restart, and what became of all. Returns the alerts that are open and the acknowledged."""
    alerts = [f"A-{dice.getrandbits(40):010x}" for _ in range(6)]
    acknowledged = set()
    for alert in alerts:
        event = system.raise_alert(alert)
        # Some are acknowledged once they have been told, as people do.
        if dice.random() < 0.5 and wait_until(lambda: any(name == alert for _, name, _ in system.messages()), 20):
            system.acknowledge(alert, event)
            acknowledged.add(alert)
        time.sleep(dice.uniform(0, 0.02))
    # Half of the kills come while messages are under way, half when all has been quiet for a while.
    time.sleep(dice.choice([dice.uniform(0, 0.02), dice.uniform(0, 2)]))
    (system.kill_all if whole else system.kill)()
    before = len(system.messages())
    system.start()
    # Settled when every alert has been told and nothing has come for a while.
    system.goes_on(alerts)
    wait_until(lambda: set(alerts) <= {name for _, name, _ in system.messages()}, 30, 0.01)
    time.sleep(1.5)
    system.goes_on(alerts)
    time.sleep(0.5)
    has = system.acknowledged(alerts)
    messages = system.messages()
    tally.alerts += len(alerts)
    tally.acknowledged += len(acknowledged)
    tally.lost += len(acknowledged - has)
    tally.called += sum(1 for _, name, _ in messages[before:] if name in acknowledged)
    for alert in alerts:
        numbers = [number for _, name, number in messages if name == alert]
        distinct = len(set(numbers)) if None not in numbers else len(numbers)
        tally.never += not numbers
        tally.other += max(distinct - 1, 0)
        tally.same += len(numbers) - distinct
    return set(alerts) - acknowledged, acknowledged


def crash(make, rounds, seed, steps, whole=False):
    tally, dice = Tally(), random.Random(seed)
    system = make()
    try:
        open_alerts, acknowledged = set(), set()
        for _ in range(rounds):
            waiting, held = crash_round(system, dice, tally, whole)
            open_alerts |= waiting
            acknowledged |= held
        if steps:
            system.due_later(tally, open_alerts, acknowledged)
        else:
            tally.steps = None
    finally:
        system.end()
    return tally


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=str(ROOT / ".build/release/fengsui"))
    options.add_argument("--alertmanager", default=shutil.which("prometheus-alertmanager") or shutil.which("alertmanager"))
    options.add_argument("--alerts", type=int, default=500, help="for the latency; with the default group_wait 10 are measured")
    options.add_argument("--rounds", type=int, default=20, help="kills")
    options.add_argument("--steps", action="store_true", help="wait for the second step of everything, a minute for each run of Fengsui")
    options.add_argument("--maintenance", default="1s", help="Alertmanager's --data.maintenance-interval in its second crash run")
    options.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options.add_argument("--only", choices=["latency", "crash"])
    given = options.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="fengsui-alert-kill-"))
    program = str(pathlib.Path(given.program).resolve())
    print(f"seed {given.seed}, in {folder}", flush=True)
    count = iter(range(1000))

    def made(kind, **more):
        place = folder / f"{kind.name}-{next(count)}"
        place.mkdir()
        return kind(program if kind is Fengsui else given.alertmanager, place, Hook(), more)

    others = [Alertmanager] if given.alertmanager else []
    if given.only != "crash":
        print("\nfrom handing an alert over to the first byte at the webhook", flush=True)
        runs = [("Fengsui", Fengsui, {}, given.alerts, 60)]
        if others:
            runs += [("Alertmanager, group_wait 0s", Alertmanager, {"group_wait": "0s"}, given.alerts, 60),
                     ("Alertmanager, default group_wait", Alertmanager, {"group_wait": None}, min(given.alerts, 3), 120)]
        for title, kind, more, alerts, patience in runs:
            system = made(kind, **more)
            try:
                print(f"{title:<34}{shown(latency(system, alerts, patience))}", flush=True)
            finally:
                system.end()
    failed = False
    if given.only != "latency":
        print(f"\n{given.rounds} kills of the process that alerts\n{Tally.HEADING}", flush=True)
        ours = crash(lambda: made(Fengsui), given.rounds, given.seed, given.steps)
        print(ours.line("Fengsui, notify killed"), flush=True)
        both = crash(lambda: made(Fengsui), given.rounds, given.seed, given.steps, whole=True)
        print(both.line("Fengsui, notify and journal killed"), flush=True)
        if others:
            theirs = crash(lambda: made(Alertmanager, group_wait="0s"), given.rounds, given.seed, given.steps)
            print(theirs.line("Alertmanager as shipped"), flush=True)
            often = crash(
                lambda: made(Alertmanager, group_wait="0s", flags=[f"--data.maintenance-interval={given.maintenance}"]), given.rounds, given.seed, given.steps)
            print(often.line(f"Alertmanager, maintenance every {given.maintenance}"), flush=True)
        failed = any(tally.lost or tally.called or tally.other or tally.never or tally.steps for tally in (ours, both))
    if failed:
        sys.exit("Fengsui lost an acknowledgement, called in spite of one, repeated without the same number, forgot a step, or left somebody untold")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
