#!/usr/bin/python3
"""Both desks of a short replay, opened in a real browser: they draw, they say that it is an exercise, and no script fails.

usage: desk-page.py PROGRAM
"""
import http.client
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
PORT = 29_480
# What has to stand on the drawn page, beside the banner.
EXPECTED = {"zh": ["演练", "喀什市", "预警", "任务"], "en": ["EXERCISE", "Kashgar", "Warning", "Task"]}


def page(port, language):
    """The page as the browser has drawn it, and what its console said."""
    browser = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", "--dump-dom",
         "--virtual-time-budget=8000", f"--lang={language}", f"--user-data-dir={tempfile.mkdtemp()}", f"http://127.0.0.1:{port}/"],
        capture_output=True, text=True, timeout=60)
    return browser.stdout, [line for line in browser.stderr.splitlines() if re.search(r"CONSOLE.*(Uncaught|TypeError|ReferenceError|Refused to)", line)]


def occupy(port):
    """Takes all places at the stream, so that the page asks again and again instead: a browser on virtual time waits for a stream for ever."""
    listeners = []
    for _ in range(64):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/api/stream")
        listeners.append((connection, connection.getresponse()))
    return listeners


def check(port):
    listeners = occupy(port)
    drawn, faults = page(port, "zh")
    for connection, _ in listeners:
        connection.close()
    assert not faults, f"the page's scripts complain: {faults}"
    text = re.sub(r"<(script|style)\b.*?</\1>", "", drawn, flags=re.S)
    found = [language for language, words in EXPECTED.items() if all(word in text for word in words)]
    assert found, f"the page on port {port} lacks what it has to show:\n{re.sub(r'<[^>]+>', ' ', text)[:2000]}"
    assert "演练" in re.search(r"<title>(.*?)</title>", drawn, flags=re.S).group(1), "the title does not say that it is an exercise"
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
                check(port)
        finally:
            replay.terminate()
            replay.wait(timeout=60)
    print("both desks: drawn in a browser, marked as an exercise, no script complains")


main()
