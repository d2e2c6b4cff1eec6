#!/usr/bin/python3
"""Both desks of a short replay, opened in a real browser: they draw, they say that it is an exercise, what the state has they show,
and no script fails, on a wall screen and on a telephone. Then a spill is reported whose first order is still ahead: the order, the clocks of
the reports, the alarms and what was read back of them stand on the card. What is called, proposed and asked has its place, and so has a silence;
a planned release is announced, a change of a register is proposed and approved, and what means nothing here is refused. On both desks every button
that opens a form is clicked: its form opens. A script error that nobody caught fails the test wherever it happens.

usage: desk-page.py PROGRAM
"""
import fcntl
import http.client
import json
import os
import pathlib
import re
import select
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
PORT = 29_480
# What has to stand on the drawn page, beside the banner.
EXPECTED = {"zh": ["演练", "喀什市", "预警", "任务"], "en": ["EXERCISE", "Kashgar", "Warning", "Task"]}
WIDTHS = [1280, 390]
# Seconds in which a browser answers.
PATIENCE = 60
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
# Forms that every desk has, whatever the state.
FORMS = {"person", "consult", "silence", "swap", "absence", "announce"}
CLICK_ALL = """(() => {
  const dialog = document.getElementById('dialog');
  return [...document.querySelectorAll('button[aria-haspopup=dialog]')].map((button) => {
    button.click();
    const isOpen = dialog.open && dialog.querySelector('form [type=submit]') !== null;
    if (dialog.open) dialog.close();
    return [button.dataset.key ?? button.id, isOpen];
  });
})()"""


def page(port, language, width):
    """The page as the browser has drawn it; nothing may have failed meanwhile."""
    with tempfile.TemporaryDirectory(prefix="fengsui-browser-", ignore_cleanup_errors=True) as folder:
        browser = subprocess.run(
            ["chromium", *FLAGS, "--enable-logging=stderr", "--dump-dom", "--virtual-time-budget=8000", f"--window-size={width},900",
             f"--lang={language}", f"--user-data-dir={folder}", f"http://127.0.0.1:{port}/"],
            capture_output=True, text=True, timeout=60)
    faults = [line for line in browser.stderr.splitlines() if re.search(r"CONSOLE.*(Uncaught|TypeError|ReferenceError|Refused to)", line)]
    assert not faults, f"the page's scripts complain: {faults}"
    return browser.stdout


class Browser:
    """A browser that somebody clicks in. It is told what to do over a pipe (the DevTools protocol), so that nothing but it is needed."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="fengsui-browser-", ignore_cleanup_errors=True)
        (orders, self.orders), (self.reports, reports) = os.pipe(), os.pipe()
        # The browser reads 3 and writes 4; ends that may be those themselves are moved out of the way.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (orders, reports)]
        self.process = subprocess.Popen(
            ["bash", "-c", 'exec "${@:3}" 3<&"$1" 4>&"$2"', "browser", *map(str, ends), "chromium", *FLAGS, "--remote-debugging-pipe",
             f"--user-data-dir={self.folder.name}", "about:blank"],
            pass_fds=ends, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in (orders, reports, *ends):
            os.close(end)
        self.number, self.heard, self.errors = 0, b"", []

    def __enter__(self):
        try:
            target = self.tell("Target.createTarget", url="about:blank")["targetId"]
            self.session = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            self.tell("Runtime.enable")
            self.tell("Page.enable")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)
        os.close(self.orders)
        os.close(self.reports)
        self.folder.cleanup()

    def tell(self, method, **values):
        """What the browser answers; what it reports meanwhile of errors is kept."""
        self.number += 1
        session = {"sessionId": self.session} if hasattr(self, "session") else {}
        os.write(self.orders, json.dumps({"id": self.number, "method": method, "params": values, **session}).encode() + b"\0")
        while (said := self.next()).get("id") != self.number:
            if said.get("method") == "Runtime.exceptionThrown":
                details = said["params"]["exceptionDetails"]
                self.errors.append(details.get("exception", {}).get("description", details["text"]))
        assert "error" not in said, f"{method}: {said}"
        return said["result"]

    def next(self):
        while b"\0" not in self.heard:
            ready, _, _ = select.select([self.reports], [], [], PATIENCE)
            assert ready, f"the browser has said nothing for {PATIENCE} s"
            part = os.read(self.reports, 1 << 16)
            assert part, "the browser has gone"
            self.heard += part
        message, _, self.heard = self.heard.partition(b"\0")
        return json.loads(message)

    def value(self, expression):
        return self.tell("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")


def click_all(port):
    """Every button that opens a form opens one; returns whose forms were seen."""
    with Browser() as browser:
        browser.tell("Page.navigate", url=f"http://127.0.0.1:{port}/")
        patiently("the page", lambda: browser.value("document.querySelector('#traffic-body > *') !== null"))
        clicked = browser.value(CLICK_ALL) or []
        # Asked once more, so that whatever failed meanwhile has been reported.
        browser.value("0")
        closed = [key for key, is_open in clicked if not is_open]
        assert not closed and not browser.errors, f"on port {port} no form opens for {closed}; the page's scripts complain: {browser.errors}"
    keys = {key for key, _ in clicked}
    assert keys >= FORMS, f"the page on port {port} has no button for {FORMS - keys}"
    return keys


def occupy(port):
    """Takes all places at the stream, so that the page asks again and again instead: a browser on virtual time waits for a stream for ever."""
    listeners = []
    for _ in range(64):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/api/stream")
        listeners.append((connection, connection.getresponse()))
    return listeners


def state(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/api/state")
    return json.load(connection.getresponse())


def say(port, path, form):
    """What a person says through the page's own forms."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", path, json.dumps(form), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    body = answer.read().decode()
    assert answer.status == 200, f"{path}: {answer.status} {body}"


def refuses(port, path, form, code):
    """What the desk does not take down, and says so in both languages."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", path, json.dumps(form), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    said = json.load(answer)
    assert answer.status >= 400 and said.get("code") == code and said["zh"] and said["en"], f"{path}: {answer.status} {said}"


def incident(port, name):
    return next((each for each in state(port)["incidents"] if each["id"] == name), {})


def patiently(what, found):
    """What is found, once it is."""
    for _ in range(240):
        if result := found():
            return result
        time.sleep(0.25)
    raise AssertionError(f"{what} does not come")


def spill(folder):
    """Somebody reports a spill at the exercise's last hour: everything about it is still ahead."""
    name = "local-yarkand-2020-ahead"
    report = {"incident": name, "river": "yarkand", "kilometre": 60, "substance": "ammonia-nitrogen", "massKilograms": 8000,
              "released": state(PORT)["status"]["now"], "durationSeconds": 3600, "reporter": "kashgar-ecology-duty", "description": "假想 / imagined"}
    pathlib.Path(f"{folder}/foreign.json").write_text(json.dumps(report | {"incident": "yarkand-2020"}))
    refused = subprocess.run([PROGRAM, "publish", "--node", f"{folder}/r/local.yaml", "water.incident.reported", "yarkand-2020", f"{folder}/foreign.json"],
                             capture_output=True, text=True)
    assert refused.returncode == 1 and "local-yarkand-2020" in refused.stderr, f"a number that both sides could give is taken: {refused}"
    pathlib.Path(f"{folder}/report.json").write_text(json.dumps(report))
    subprocess.run([PROGRAM, "publish", "--node", f"{folder}/r/local.yaml", "water.incident.reported", name, f"{folder}/report.json"], check=True,
                   stdout=subprocess.DEVNULL)
    patiently("the plan", lambda: incident(PORT, name).get("plan", {}).get("timeline"))
    patiently("the draft", lambda: any("draft" in each for each in incident(PORT, name)["reports"]))
    patiently("an alarm", lambda: incident(PORT, name)["alarms"]["all"])
    return name


def answer(name):
    """Both reading back and handing in are written down at the desk; returns the words that were read back."""
    who = {"request": "0123456789abcdef", "post": state(PORT)["names"]["ownPosts"][0]["id"], "person": "示例"}
    words = "氨氮，六十公里处，已记下"
    alarm = incident(PORT, name)["alarms"]["all"][0]
    say(PORT, f"/api/alarms/{alarm['id']}/received", who | {"takenBy": "对方示例", "readBack": words})
    report = incident(PORT, name)["reports"][-1]
    say(PORT, f"/api/reports/{report['id']}/submitted", who | {"note": None})
    patiently("the receipt", lambda: any(each["receipts"] for each in incident(PORT, name)["alarms"]["all"]))
    patiently("the submission", lambda: any("submitted" in each for each in incident(PORT, name)["reports"]))
    return words


def quiet():
    """A silence and a request for a consultation go through the page's own forms, each once however often it is sent."""
    picture = state(PORT)
    who = {"request": "fedcba9876543210", "post": picture["names"]["ownPosts"][0]["id"], "person": "示例", "reason": "测试用，请勿当真"}
    for _ in range(2):
        say(PORT, "/api/silences", who | {"rules": [], "about": ["source-example"], "upTo": "minor", "level": None, "minutes": 60})
        say(PORT, "/api/consultations", who | {"area": next(iter(picture["names"]["areas"])), "hazard": "dust"})
    silences = patiently("the silence", lambda: state(PORT)["people"]["silences"])
    assert len(silences) == 1, f"there are {len(silences)} silences"
    drawn = page(PORT, "zh", WIDTHS[0])
    text = re.sub(r"<[^>]+>", " ", drawn)
    missing = [each for each in ["静默到", "source-example", "测试用，请勿当真"] if each not in text]
    assert not missing, f"the page does not show of the silence: {missing}"


def rivers():
    """A planned release goes through its form and stands on the page; what means nothing here is refused."""
    picture = state(PORT)
    who = {"request": "00112233445566ff", "post": picture["names"]["ownPosts"][0]["id"], "person": "示例", "reason": "测试用，请勿当真"}
    release = who | {"river": "yarkand", "kilometre": 60, "dischargeCubicMetresPerSecond": 80, "begins": picture["status"]["now"], "ends": None}
    for _ in range(2):
        say(PORT, "/api/releases", release)
    assert len(patiently("the release", lambda: state(PORT)["releases"])) == 1, "one release was announced twice"
    refuses(PORT, "/api/releases", release | {"river": "styx"}, "field-river")
    refuses(PORT, "/api/consultations", who | {"area": next(iter(picture["names"]["areas"])), "hazard": "lava"}, "field-hazard")
    refuses(PORT, "/api/acknowledge", who | {"of": "nothing", "aggregate": picture["warnings"][0]["id"], "note": None}, "replaced")


def register(folder):
    """A change of a register waits on the page with its two buttons, until another post than the one that proposed it has approved it."""
    proposer, decider = [each["id"] for each in state(PORT)["names"]["ownPosts"]][:2]
    change = {"action": "set", "fields": {"figures.minutesToOperate": "55"}}
    proposed = {"proposal": "local-register-page", "river": "yarkand", "list": "facilities", "entry": "kaqun-gates", "change": change,
                "reason": "测试用，请勿当真", "post": proposer, "person": "示例"}
    pathlib.Path(f"{folder}/register.json").write_text(json.dumps(proposed))
    subprocess.run([PROGRAM, "publish", "--node", f"{folder}/r/local.yaml", "water.register.proposed", "kaqun-gates", f"{folder}/register.json"], check=True,
                   stdout=subprocess.DEVNULL)
    shown = patiently("the change", lambda: state(PORT)["registerChanges"])[0]
    keys = click_all(PORT)
    assert keys >= {"approve-local-register-page", "refuse-local-register-page"}, f"nobody can decide about the change: {sorted(keys)}"
    say(PORT, "/api/register/changes/local-register-page/approve",
        {"request": "1122334455667788", "of": shown["change"]["event"], "post": decider, "person": "另一示例", "reason": "测试用，请勿当真"})
    patiently("the decision", lambda: not state(PORT)["registerChanges"])


def check_card(name, words, width):
    """The card says what to do next, by when a report is due, and who has read back an alarm."""
    about = incident(PORT, name)
    now = state(PORT)["status"]["now"]
    following = min((each for each in about["plan"]["timeline"] if each["decideBy"] > now), key=lambda each: each["decideBy"])
    drawn = page(PORT, "zh", width)
    cards = [part for part in drawn.split("<article") if f'id="incident-{name}"' in part]
    assert len(cards) == 1, f"{name} has {len(cards)} cards"
    card = re.sub(r"<[^>]+>", "", cards[0])
    open_report = next(each for each in about["reports"] if "submitted" not in each)
    wanted = [following["what"]["zh"], "前 还有", "现在要做什么", "水样合格", open_report["recipients"][0]["zh"], open_report["draft"]["text"]["zh"].split("\n")[0], words, "已复述", "宣读文本",
              about["alarms"]["all"][0]["text"]["zh"], "这些数字怎么来的"]
    missing = [each for each in wanted if each not in card]
    assert not missing, f"the card lacks {missing}:\n{card[:3000]}"
    assert "undefined" not in card and "NaN" not in card, "something on the card is not a number, or nothing at all"


def panels(picture):
    """The parts of the page that have to be there for what the state has: ids, by what they stand for."""
    # The page shows its own side's first place in full.
    side, places = picture["node"]["side"], picture["names"]["places"]
    forecasts = sorted(picture["forecasts"], key=lambda each: (places.get(each["place"], {}).get("side") != side, each["place"]))
    wanted = {"criteria-body": True, "forecast-body": True, "skill-alarms": bool(picture["skillAlarms"]), "duty-body": True,
              "silences-body": True, "traffic-body": True, "consultations-body": True}
    people = picture["people"]
    wanted |= {f"proposal-{each['id']}": True for each in people["proposals"] if "withdrawn" not in each and "released" not in each}
    wanted |= {f"consultation-{each['id']}": True for each in people["consultations"] if "closed" not in each}
    wanted |= {f"call-{each['id']}": True for each in people["calls"] if "closed" not in each}
    wanted |= {f"seat-{each['post']}": True for each in picture["duty"]["seats"] if each["side"] == side}
    if not forecasts:
        return [name for name, there in wanted.items() if there]
    shown = forecasts[0]
    rests = any("inputs" in day for day in shown["days"]) or "guidance" in shown
    newer = rests or "changes" in shown or "hours" in shown
    wanted |= {"air-dust": True, "air-rests": rests, "air-hours": newer, "air-moved": "changes" in shown,
               "air-record": "record" in shown or shown["place"] in picture["verified"]}
    return [name for name, there in wanted.items() if there]


def check(port, width):
    wanted = panels(state(port))
    drawn = page(port, "zh", width)
    text = re.sub(r"<(script|style)\b.*?</\1>", "", drawn, flags=re.S)
    found = [language for language, words in EXPECTED.items() if all(word in text for word in words)]
    assert found, f"the page on port {port} lacks what it has to show:\n{re.sub(r'<[^>]+>', ' ', text)[:2000]}"
    assert "演练" in re.search(r"<title>(.*?)</title>", drawn, flags=re.S).group(1), "the title does not say that it is an exercise"
    missing = [name for name in wanted if f'id="{name}"' not in drawn]
    assert not missing, f"the page on port {port} has no {missing}, though the state has what belongs there"
    assert "undefined" not in text and "NaN" not in drawn, "something on the page is not a number, or nothing at all"
    assert "yarkand" in text or "叶尔羌" in text or "Yarkand" in text, "the river incident is not on the page"


def main():
    with tempfile.TemporaryDirectory(prefix="fengsui-desk-") as folder:
        replay = subprocess.Popen(
            [PROGRAM, "replay", "Deploy/tests/short-episode.yaml", "--folder", f"{folder}/r", "--ports", "29400", "--desk-port", str(PORT)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            deadline = time.time() + 240
            for line in replay.stdout:
                assert time.time() < deadline, "the replay takes too long"
                if "Ctrl-C" in line:
                    break
            for port in (PORT, PORT + 1):
                listeners = occupy(port)
                for width in WIDTHS:
                    check(port, width)
                for connection, _ in listeners:
                    connection.close()
                click_all(port)
            name = spill(folder)
            words = answer(name)
            listeners = occupy(PORT)
            for width in WIDTHS:
                check_card(name, words, width)
            quiet()
            rivers()
            for connection, _ in listeners:
                connection.close()
            register(folder)
            keys = click_all(PORT) | click_all(PORT + 1)
            assert any(key.startswith("end-silence-") for key in keys) and any(key.startswith("acknowledge-") for key in keys), sorted(keys)
        finally:
            replay.terminate()
            replay.wait(timeout=60)
    print("both desks: drawn in a browser on two widths, marked as an exercise, all that the state has, no script complains; a spill's next "
          "order, clocks, alarms and receipts stand on its card; calls, proposals, consultations and seats are drawn, a silence is shown; a release is announced, a stale acknowledgement refused; "
          "a register's change is approved; every button on both desks opens its form")


main()
