#!/usr/bin/python3
"""Every path that the README names exists, and every command in it runs as it stands there.

The example node's file is replaced by one in a folder for temporary files; nothing else is changed.
usage: readme.py PROGRAM
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = "Deploy/nodes/local.yaml"
REPORT = {
    "incident": "local-yarkand-001", "river": "yarkand", "kilometre": 60, "substance": "ammonia-nitrogen", "massKilograms": 100,
    "durationSeconds": 0, "reporter": "kashgar-ecology-duty", "description": "a test of the README",
}


def paths():
    """What stands in code spans and looks like a path of ours."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.S))
    return sorted({s for s in spans if re.fullmatch(r"(Sources|Tests|Deploy|Playbooks|LICENSE|Package)[\w./@-]*", s)})


def commands():
    """Lines of the shell blocks, without comments."""
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", README, flags=re.S)).splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def run(arguments, folder, seconds=60, follows=False):
    """Runs one command; one that follows is stopped after a while, which is not a failure."""
    process = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        output, _ = process.communicate(timeout=3 if follows else seconds)
        assert process.returncode == 0, f"{shlex.join(arguments)} ended with {process.returncode}:\n{output}"
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
        assert follows, f"{shlex.join(arguments)} did not end in {seconds} s:\n{output}"
    return output


class Node:
    """The node that the README's commands are about, in a folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file = self.folder / "local.yaml"
        text = (ROOT / EXAMPLE).read_text(encoding="utf-8")
        text = text.replace("/var/lib/fengsui/local", f"{folder}/data").replace("/usr/share/fengsui/Playbooks", str(ROOT / "Playbooks"))
        text = text.replace("port: 7700}", "port: 27990}", 1).replace("0.0.0.0", "127.0.0.1").replace("port: 8420", "port: 28990")
        # There is no other side on this machine; `corps.example` would only be waited for.
        text = text.replace("liaise, ", "")
        self.file.write_text(text, encoding="utf-8")
        report = dict(REPORT, released=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 600)))
        (self.folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
        for name in ["Playbooks", "Deploy"]:
            (self.folder / name).symlink_to(ROOT / name)
        self.up = None

    def arguments(self, line):
        words = [PROGRAM if word == "fengsui" else str(self.file) if word == EXAMPLE else word for word in shlex.split(line)]
        if words[-2:] and "KEY" in words:
            words[words.index("KEY")] = run([PROGRAM, "keys", "show", "--node", str(self.file)], self.folder).strip()
        return words

    def start(self, arguments):
        self.up = subprocess.Popen(arguments, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(120):
            status = subprocess.run([PROGRAM, "status", "--node", str(self.file)], capture_output=True, text=True)
            if status.returncode == 0:
                return
            time.sleep(0.5)
        raise AssertionError(f"the node does not come up:\n{status.stdout}{status.stderr}")

    def stop(self):
        if self.up:
            self.up.terminate()
            assert self.up.wait(timeout=30) == 0, f"`up` ended with {self.up.returncode}"


def main():
    missing = [path for path in paths() if not (ROOT / path).exists()]
    assert paths(), "the README names no path at all"
    assert not missing, f"the README names what is not there: {missing}"
    ran = 0
    with tempfile.TemporaryDirectory(prefix="fengsui-readme-") as folder:
        node = Node(folder)
        try:
            for line in commands():
                if line.startswith("Deploy/"):
                    assert (ROOT / line.split()[0]).stat().st_mode & 0o111, f"{line} cannot be run"
                    continue  # These two are what runs this test, and its last step.
                arguments = node.arguments(line)
                if arguments[1] == "up":
                    node.start(arguments)
                elif arguments[1] == "bench":
                    run(arguments + ["--help"], folder)
                else:
                    run(arguments, folder, follows=arguments[1] == "tail" and "--no-follow" not in arguments)
                ran += 1
        finally:
            node.stop()
    print(f"README: {len(paths())} paths are there, {ran} commands run")


main()
