#!/usr/bin/python3
"""`fengsui alert backtest` counts what it says it counts: episodes, warnings, hits and false alarms are counted again from the daily files
and from the steps that it prints, with none of our code.

usage: backtest.py PROGRAM
"""
import datetime
import json
import re
import subprocess

from experience import LEVELS, PROGRAM, ROOT, TEXT, episodes, observed, rules, runs

HISTORY = "Deploy/sample/air/daily"


def backtest(*arguments):
    return subprocess.run([PROGRAM, "alert", "backtest", *arguments], cwd=ROOT, capture_output=True, text=True)


def lines(*arguments):
    done = backtest("--history", HISTORY, "--place", "kashgar", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def observed_episodes(edition, level):
    """First and last days of what met a level or a higher one."""
    text = TEXT.split(f"  - edition: {edition}\n")[1].split("  - edition: ")[0]
    levels, _, below, clear = rules(re.search(r'rules: "(.*)"', text)[1])
    days = observed()
    start = min(days)
    values = []
    for offset in range((max(days) - start).days + 1):
        index, dust = days.get(start + datetime.timedelta(offset), (None, None))
        values.append(None if index is None or dust is None else index if dust == ("hazard: dust" in text) else 0)
    alternatives = [a for higher in LEVELS[LEVELS.index(level):] for a in levels.get(higher, [])]
    for begin, finish in episodes(values, below, clear):
        part = values[begin:finish]
        met = [run for a in alternatives for run in runs(part, min(above for above, _ in a))
               if all(any(end - first >= count for first, end in runs(part[slice(*run)], above)) for above, count in a)]
        if met:
            first, last = min(run[0] for run in met), max(run[1] for run in met) - 1
            yield start + datetime.timedelta(begin + first), start + datetime.timedelta(begin + last)


def stretches(steps, level):
    """Evenings between which a level or a higher one was in force."""
    begun = None
    for step in steps:
        on = "level" in step and LEVELS.index(step["level"]) >= LEVELS.index(level)
        day = datetime.date.fromisoformat(step["date"])
        if on and begun is None:
            begun = day
        if not on and begun is not None:
            yield begun, day
            begun = None
    if begun is not None:
        yield begun, None


def counted(*arguments):
    found = lines(*arguments)
    checked = 0
    for line in (line for line in found if line["kind"] == "level" and line["hazard"] in ("pollution", "dust")):
        lead = {"pollution": 5, "dust": 3}[line["hazard"]]
        all_episodes = list(observed_episodes(line["edition"], line["level"]))
        first, last = (datetime.date.fromisoformat(line[key]) for key in ("from", "to"))
        looked = [e for e in all_episodes if first < e[0] <= last + datetime.timedelta(lead)]
        assert len(looked) == line["episodes"], (line, looked)
        steps = [step for step in found if step["kind"] == "step" and step["hazard"] == line["hazard"]]
        warned = list(stretches(steps, line["level"]))
        hit = [w for w in warned if any(e[1] > w[0] and (w[1] is None or e[0] <= w[1]) for e in all_episodes)]
        missed = [e for e in looked if not any(w[0] < e[0] and (w[1] is None or w[1] >= e[0]) for w in warned)]
        false = [w for w in warned if w not in hit and w[1] is not None]
        counts = [len(warned), len(hit), len(false), len(missed)]
        assert counts == [line[key] for key in ("warnings", "hits", "falseAlarms", "misses")], (line, counts)
        checked += 1
    assert checked == 6, checked
    return found


def refused():
    """What cannot be used is told, with 2."""
    here = ["--history", HISTORY, "--place", "kashgar"]
    for arguments, said in [
        (["--history", "nowhere"], "nowhere"),
        (["--history", HISTORY, "--place", "Paris"], "Paris"),
        ([*here, "--edition", "guidance-1999"], "guidance-2024"),
        ([*here, "--observed-only", "--from", "2030-01-01"], "none lies between"),
    ]:
        done = backtest(*arguments, "--language", "en")
        assert done.returncode == 2 and said in done.stderr and not done.stdout, (arguments, done)


if __name__ == "__main__":
    refused()
    counted()
    perfect = counted("--observed-only")
    counted("--observed-only", "--edition", "guidance-2018")
    assert perfect == lines("--observed-only"), "two runs differ"
    lowest = [line for line in perfect if line["kind"] == "level" and line["level"] == "yellow" and line["hazard"] != "ozone"]
    assert len(lowest) == 2 and all(line["misses"] == line["falseAlarms"] == 0 for line in lowest), lowest
    print("the backtest's counts are borne out by its steps and the daily files")
