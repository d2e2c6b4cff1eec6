#!/usr/bin/python3
"""`fengsui air aqi` says how it ended, reproduces the sample hours, and tells what to do about files that it cannot read.

usage: aqi.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SAMPLE = pathlib.Path(__file__).resolve().parents[1] / "sample" / "air"
PROGRAM = sys.argv[1]
HOURLY = sorted(SAMPLE.glob("hourly/*.csv"))
DAILY = sorted(SAMPLE.glob("daily/*.csv"))


def aqi(*arguments):
    """The exit code, what it printed, and what it complained about."""
    done = subprocess.run([PROGRAM, "air", "aqi", *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def hours():
    """Every complete hour of every file agrees; the rest are listed, and with --all so is everything."""
    code, output, _ = aqi("--json", *HOURLY)
    rows, files = objects(output)[:-1], objects(output)[-1]["summary"]
    assert code == 0 and len(files) == len(HOURLY), code
    assert not any(row["complete"] or row["agrees"] for row in rows)
    assert len(rows) == sum(file["incomplete"]["differ"] for file in files)
    whole = sum(file["complete"]["rows"] for file in files)
    assert whole == sum(file["complete"]["agree"] for file in files)
    _, output, _ = aqi("--json", "--all", *HOURLY)
    assert len(objects(output)) - 1 == sum(file["rows"] for file in files)
    return whole


def days():
    """Most days differ, which ends with 1 and is said plainly."""
    for file in DAILY:
        code, output, _ = aqi(file)
        assert code == 1 and "a series of its own" in output and "自成一列" in output, output[:500]


def editions():
    kashgar = SAMPLE / "hourly" / "kashediqu_2020-03-26_to_04-02.csv"
    code, output, _ = aqi("--edition", "2026", "--language", "en", kashgar)
    assert code == 1 and "HJ 633-2012 gives what was published" in output, output
    assert aqi("--playbooks", SAMPLE.parents[2] / "Playbooks", kashgar)[0] == 0
    for wrong in (["--edition", "1996"], ["--playbooks", SAMPLE]):
        code, _, complaint = aqi(*wrong, kashgar)
        assert code == 2 and complaint, wrong


def complaints(folder):
    """Each file that cannot be read is named with what to do; the others are read all the same."""
    text = HOURLY[0].read_text(encoding="utf-8")
    wrong = {
        "missing.csv": (None, "check its path"), "empty.csv": (b"", "download has finished"),
        "header.csv": (b"a,b\n1,2\n", "Date,Hour,WatchPoint"), "gbk.csv": (text.encode("gb18030"), "iconv -f GB18030"),
    }
    for name, (content, says) in wrong.items():
        if content is not None:
            (folder / name).write_bytes(content)
        code, output, complaint = aqi(folder / name, HOURLY[0])
        assert code == 2 and name in complaint and says in complaint, complaint
        assert HOURLY[0].name in output
    code, _, complaint = aqi(folder)
    assert code == 2 and "/*.csv" in complaint, complaint


def main():
    whole = hours()
    days()
    editions()
    with tempfile.TemporaryDirectory(prefix="fengsui-aqi-") as folder:
        complaints(pathlib.Path(folder))
    print(f"AQI: {whole} complete hours of {len(HOURLY)} files recomputed exactly; files that cannot be read are told")


main()
