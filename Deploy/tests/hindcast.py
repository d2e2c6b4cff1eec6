#!/usr/bin/python3
"""`fengsui forecast hindcast`: its lines are valid, its printed scores are those of its lines, and its complaints say what to do.

Everything is computed again here from the JSON lines and the observations, by other code.
usage: hindcast.py PROGRAM
"""
import csv
import datetime
import decimal
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HISTORY = ROOT / "Deploy" / "sample" / "air" / "daily"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
LEVELS = [index / 20 for index in range(1, 20)]
COLUMNS = {"aqi": "aqi", "pm2_5": "pm25_ugm3", "pm10": "pm10_ugm3", "so2": "so2_ugm3", "no2": "no2_ugm3", "co": "co_mgm3", "o3_8h": "o3_8h_ugm3"}
# HJ 633-2012: the concentration at an index of 100, 150, 200 and 300.
LIMITS_2012 = {
    "aqi": [100, 150, 200, 300], "pm2_5": [75, 115, 150, 250], "pm10": [150, 250, 350, 420], "so2": [150, 475, 800, 1600],
    "no2": [80, 180, 280, 565], "co": [4, 14, 24, 36], "o3_8h": [160, 215, 265, 800],
}


def hindcast(*arguments, code=0):
    """What it printed and what it complained about."""
    done = subprocess.run([PROGRAM, "forecast", "hindcast", *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == code, (arguments, done.returncode, done.stderr)
    return done.stdout, done.stderr


def observations(stem):
    """By variable and day; missing values, which the files write as 0, are left out."""
    values = {variable: {} for variable in COLUMNS}
    with open(next(HISTORY.glob(f"{stem}_daily*.csv")), encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            for variable, column in COLUMNS.items():
                if row[column] and float(row[column]) > 0:
                    values[variable][row["date"]] = float(row[column])
    return values


def check_line(line, place):
    quantiles, chances = line["quantiles"], line["probabilities"]
    assert list(line) == ["place", "issued", "valid", "lead", "variable", "quantiles", "probabilities"], line
    assert line["place"] == place and 1 <= line["lead"] <= 10
    apart = datetime.date.fromisoformat(line["valid"]) - datetime.date.fromisoformat(line["issued"])
    assert apart.days == line["lead"]
    assert len(quantiles) == 19 and all(0 < low <= high for low, high in zip(quantiles, quantiles[1:])), line
    assert list(chances) == ["100", "150", "200", "300"]
    assert all(1 >= more >= less >= 0 for more, less in zip(chances.values(), list(chances.values())[1:])), line


def crps(quantiles, observed):
    losses = [(level - (observed < quantile)) * (observed - quantile) for level, quantile in zip(LEVELS, quantiles)]
    return 2 * sum(losses) / len(losses)


def exceeds(variable, value, level):
    """The standard rounds to whole µg/m³, and CO to tenths, half to even, before it looks up the index."""
    if variable == "aqi":
        return value > LIMITS_2012[variable][level]
    step = decimal.Decimal("0.1" if variable == "co" else "1")
    return decimal.Decimal(str(value)).quantize(step, decimal.ROUND_HALF_EVEN) > LIMITS_2012[variable][level]


def scores(lines, observed):
    """By variable and lead: CRPS, coverage of the 80 % band, and Brier scores, from the lines alone."""
    found = {}
    for line in lines:
        value = observed[line["variable"]].get(line["valid"])
        if value is None:
            continue
        sums = found.setdefault((line["variable"], line["lead"]), {"count": 0, "crps": 0, "covered": 0, "brier": [0] * 4})
        quantiles = line["quantiles"]
        sums["count"] += 1
        sums["crps"] += crps(quantiles, value)
        sums["covered"] += quantiles[1] <= value <= quantiles[17]
        for level, chance in enumerate(line["probabilities"].values()):
            sums["brier"][level] += (chance - exceeds(line["variable"], value, level)) ** 2
    return found


def close(left, right):
    return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)


def compare(printed, lines, observed):
    """The program's scores against ours, for every variable and lead."""
    ours = scores(lines, observed)
    cells = {(cell["variable"], cell["lead"]): cell for cell in printed["scores"] if cell["stratum"] == "all"}
    assert cells.keys() == ours.keys(), cells.keys() ^ ours.keys()
    for key, sums in ours.items():
        cell, count = cells[key], sums["count"]
        assert cell["count"] == count and abs(sum(cell["pit"]) - count) < 1e-6
        assert close(cell["crps"], sums["crps"] / count), (key, cell["crps"], sums["crps"] / count)
        assert close(cell["coverage80"], sums["covered"] / count), key
        for level, name in enumerate(["100", "150", "200", "300"]):
            assert close(cell["brier"][name]["score"], sums["brier"][level] / count), (key, name)
    return len(ours)


def climatology(observed, issued, valid):
    """Days within 20 days of the season known at issue, as quantiles; None where the program widens its window."""
    def slot(day):
        day = datetime.date.fromisoformat(day)
        return datetime.date(2016, day.month, day.day).timetuple().tm_yday
    near = []
    for day, value in observed.items():
        apart = abs(slot(day) - slot(valid))
        if day <= issued and min(apart, 366 - apart) <= 20:
            near.append(value)
    near.sort()
    if len(near) < 20:
        return None
    places = [level * (len(near) - 1) for level in LEVELS]
    return [near[int(p)] + (p - int(p)) * (near[min(int(p) + 1, len(near) - 1)] - near[int(p)]) for p in places]


def reference(printed, lines, observed):
    """Climatology is what it is said to be, where both references are there on all days."""
    for lead in (1, 10):
        cell = next(c for c in printed["scores"] if (c["variable"], c["lead"], c["stratum"]) == ("aqi", lead, "all"))
        chosen = [l for l in lines if l["variable"] == "aqi" and l["lead"] == lead and l["valid"] in observed["aqi"]]
        known = [climatology(observed["aqi"], l["issued"], l["valid"]) for l in chosen]
        assert None not in known and cell["compared"]["count"] == len(chosen)
        mean = sum(crps(q, observed["aqi"][l["valid"]]) for q, l in zip(known, chosen)) / len(chosen)
        assert close(cell["compared"]["climatology"], mean), (lead, cell["compared"]["climatology"], mean)


def agreement(folder):
    """Two months of one place: lines, scores, and the order of skill that they should have."""
    out = folder / "kashgar.jsonl"
    options = ["--history", HISTORY, "--from", "2016-03-01", "--to", "2016-04-30", "--place", "653101", "--out", out]
    printed = json.loads(hindcast(*options, "--json")[0])
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        check_line(line, "653101")
    assert len(lines) == printed["forecasts"] == 61 * 7 * 10
    observed = observations("kashgar")
    cells = compare(printed, lines, observed)
    reference(printed, lines, observed)
    again = folder / "again.jsonl"
    hindcast(*options[:-1], again)
    assert again.read_bytes() == out.read_bytes(), "the same input gave other bytes"
    return len(lines), cells


def names(folder):
    """Each way of naming a place finds it and is what the result calls it; the same forecasts whatever its name."""
    found = {}
    for name in ["653101", "喀什地区", "喀什市", "Kashgar city", "kashgar"]:
        options = ["--history", HISTORY, "--from", "2016-06-20", "--to", "2016-06-20", "--variable", "aqi", "--place", name, "--out", "-"]
        lines = [json.loads(line) for line in hindcast(*options)[0].splitlines()]
        assert {line.pop("place") for line in lines} == {name}
        found[json.dumps(lines)] = name
    assert len(found) == 1, found
    options = ["--history", HISTORY, "--from", "2016-06-20", "--to", "2016-06-20", "--variable", "aqi", "--out", "-"]
    lines = [json.loads(line) for line in hindcast(*options)[0].splitlines()]
    assert {line["place"] for line in lines} == {"653101", "653201", "652901", "库尔勒"}, lines[0]


def unknown_city(folder):
    """A city that nobody registered, in two files with a bad row in one, one file that is none of days."""
    history = folder / "history"
    history.mkdir()
    text = (HISTORY / "kashgar_daily_2014-12_2016-06.csv").read_text(encoding="utf-8-sig").replace("喀什地区", "某市")
    head, *rows = text.splitlines()
    (history / "a.csv").write_text("\n".join([head, *rows[:200]]) + "\n", encoding="utf-8")
    (history / "b.csv").write_text("\n".join([head, *rows[195:], "某市,2016-13-01,80,,,1,1,1,1,1,1,1"]) + "\n", encoding="utf-8")
    (history / "stations.csv").write_text("station_code,area\n1490A,x\n", encoding="utf-8")
    (history / "notes.txt").write_text("x", encoding="utf-8")
    out = folder / "city.jsonl"
    output, _ = hindcast("--history", history, "--from", "2016-06-01", "--variable", "aqi", "--out", out, "--language", "both")
    assert "stations.csv" in output and "notes.txt" in output and "b.csv, line" in output and "2016-13-01" in output, output
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {line["place"] for line in lines} == {"某市"} and len(lines) == 30 * 10


def complaints(folder):
    """Each mistake ends with 2 and a sentence that says what to do, and leaves no file behind."""
    empty = folder / "empty"
    empty.mkdir()
    history, out = ["--history", HISTORY], ["--out", folder / "none.jsonl", "--language", "en"]
    nameless = folder / "nameless"
    nameless.mkdir()
    for source in HISTORY.glob("kashgar*.csv"):
        (nameless / source.name).write_text(source.read_text(encoding="utf-8").replace("date,aqi,", "date,other,", 1), encoding="utf-8")
    wrong = [
        (["--history", nameless, "--variable", "aqi"], "check that the history has its column"),
        (["--history", folder / "nowhere"], "check --history"), (["--history", empty], "is empty"),
        ([*history, "--place", "成都市"], "there is"), ([*history, "--from", "2016-06-01", "--to", "2016-05-01"], "lies after"),
        ([*history, "--guidance", folder / "nowhere"], "check --guidance"),
        ([*history, "--playbooks", empty], "places.yaml"), ([*history, "--place", "652701"], "652701"),
    ]
    for options, says in wrong:
        _, complaint = hindcast(*options, *out, code=2)
        assert says in complaint, (options, complaint)
    _, complaint = hindcast(*history, "--out", folder / "no-folder" / "x.jsonl", "--language", "en", code=2)
    assert "check the folder of --out" in complaint, complaint
    for options in (["--variable", "pm1"], ["--without", "luck"], ["--from", "1.6.2016"]):
        _, complaint = hindcast(*history, *options, code=64)
        assert re.search(r"write (one of|it like)", complaint), complaint
    assert not list(folder.glob("none.jsonl*"))


def main():
    with tempfile.TemporaryDirectory(prefix="fengsui-hindcast-") as name:
        folder = pathlib.Path(name)
        lines, cells = agreement(folder)
        names(folder)
        unknown_city(folder)
        complaints(folder)
    print(f"hindcast: {lines} lines valid, {cells} variables and leads with the printed CRPS, coverage and Brier scores")


main()
