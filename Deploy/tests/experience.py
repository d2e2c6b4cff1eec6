#!/usr/bin/python3
"""`fengsui forecast experience` reproduces the shipped file by the command that stands in it, and the episodes in it can be counted by hand.

The episodes are counted here again from the daily files by the rules that the file itself states, with none of our code.
usage: experience.py PROGRAM
"""
import csv
import datetime
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else None
SHIPPED = ROOT / "Playbooks/warnings/experience.yaml"
TEXT = SHIPPED.read_text(encoding="utf-8")
LEVELS = ["blue", "yellow", "orange", "red"]


def experience(*arguments):
    return subprocess.run([PROGRAM, "forecast", "experience", *arguments], cwd=ROOT, capture_output=True, text=True)


def command():
    """The command that the file names, without its output."""
    words = shlex.split(re.search(r'^command: "(.*)"$', TEXT, re.M)[1])
    assert words[:3] == ["fengsui", "forecast", "experience"] and words[-2] == "--out", words
    return words[3:-2]


def reproduced():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "experience.yaml"
        for _ in range(2):  # The second time over a file that is there.
            done = experience(*command(), "--out", str(out))
            assert done.returncode == 0, done.stderr
        lines = [line for line in out.read_text(encoding="utf-8").splitlines() if not line.startswith("command:")]
    shipped = [line for line in TEXT.splitlines() if not line.startswith("command:")]
    different = [pair for pair in zip(shipped, lines) if pair[0] != pair[1]]
    assert len(shipped) == len(lines) and not different, (
        f"{SHIPPED.name} is of another forecast or other criteria, {len(different)} lines differ; write it again with the command "
        f"that stands in it. The first: {different[:1]}")


def observed(name="kashgar"):
    """By day: the published index, and whether it was dust."""
    days = {}
    for path in sorted((ROOT / "Deploy/sample/air/daily").glob(f"{name}_*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8-sig")):
            index, fine, coarse = (float(row[key] or 0) for key in ["aqi", "pm25_ugm3", "pm10_ugm3"])
            dust = fine / coarse < 0.35 if fine > 0 and coarse > 0 else None
            days[datetime.date.fromisoformat(row["date"])] = (index if index > 0 else None, dust)
    return days


def runs(values, above):
    """Ranges of positions with a value above a threshold."""
    found, start = [], None
    for position, value in enumerate([*values, None]):
        if value is not None and value > above:
            start = position if start is None else start
        elif start is not None:
            found.append((start, position))
            start = None
    return found


def rules(text):
    """`yellow: AQI > 200 for 48 h and > 300 for 24 h, or > 499 for 24 h; …` by level; the lead; the clear days that part episodes."""
    levels = {}
    for level, alternatives in re.findall(r"(blue|yellow|orange|red): AQI ([^;]*)", text):
        levels[level] = [[(int(a), (int(h) + 23) // 24) for a, h in re.findall(r"> (\d+) for (\d+) h", alternative)]
                         for alternative in alternatives.split(", or ")]
    below, hours = map(int, re.search(r"parted by AQI < (\d+) for (\d+) h", text).groups())
    return levels, int(re.search(r"within (\d+) days", text)[1]), below, (hours + 23) // 24


def episodes(values, below, days):
    """Ranges of positions that are not parted by so many clear days."""
    found, start, clear = [], None, 0
    for position, value in enumerate(values):
        clear = clear + 1 if value is not None and value < below else 0
        if clear == 0 and start is None:
            start = position
        if clear == days and start is not None:
            found.append((start, position - days + 1))
            start = None
    return found + ([(start, len(values))] if start is not None else [])


def onset(values, alternatives):
    """The first position of a run that meets one of the alternatives."""
    met = [run[0] for alternative in alternatives for run in runs(values, min(above for above, _ in alternative))
           if all(any(end - start >= days for start, end in runs(values[slice(*run)], above)) for above, days in alternative)]
    return min(met, default=None)


def counted():
    """Every number of episodes in the file."""
    first_issue = datetime.date.fromisoformat(re.search(r"period: \{from: ([\d-]+)", TEXT)[1])
    days = observed()
    start, end = min(days), max(days)
    for edition in TEXT.split("  - edition: ")[1:]:
        levels, lead, below, clear = rules(re.search(r'rules: "(.*)"', edition)[1])
        is_dust = "hazard: dust" in edition
        values = []
        for offset in range((end - start).days + 1):
            index, dust = days.get(start + datetime.timedelta(offset), (None, None))
            values.append(None if index is None or dust is None else index if dust == is_dust else 0)
        issues = range((first_issue - start).days, len(values) - lead)
        for level, written in re.findall(r"- level: (\w+)\n\s+episodes: (\d+)", edition):
            count = 0
            for begin, finish in episodes(values, below, clear):
                part = values[begin:finish]
                alternatives = [a for higher in LEVELS[LEVELS.index(level):] for a in levels.get(higher, [])]
                first = onset(part, alternatives)
                count += first is not None and any(begin + first - ahead in issues for ahead in range(1, lead + 1))
            assert count == int(written), f"{edition.splitlines()[0]} {level}: {written} episodes in the file, {count} by hand"


def refused():
    """What cannot be used is told, with 2, and writes nothing."""
    for arguments, said in [
        (["--history", "nowhere", "--place", "kashgar"], "nowhere"),
        (["--history", "Deploy/sample/air/daily", "--place", "Paris"], "Paris"),
        (["--history", "Deploy/sample/air/daily", "--place", "korla"], "alias"),
        (["--history", "Deploy/sample/air/daily", "--place", "kashgar", "--from", "2016-06-29"], "longer history"),
    ]:
        done = experience(*arguments, "--out", "-", "--language", "en")
        assert done.returncode == 2 and said in done.stderr and not done.stdout, (arguments, done)


if __name__ == "__main__":
    refused()
    counted()
    reproduced()
    print("the experience of the criteria is reproduced by its command; every episode counted again")
