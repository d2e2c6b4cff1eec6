#!/usr/bin/python3
"""Shows in a trace of system calls that the journal acknowledges an event only after the disk has it, and what it does when the disk fails.

1. Between the write of an event into the write-ahead log and the acknowledgement that leaves on the client's connection there is an
   fsync or fdatasync of that log, which has returned.
2. When that call fails (EIO, put in by strace), the event is not acknowledged but refused with a sentence; so is every later one, until
   the journal is started again. Then everything acknowledged is there, and the chain verifies.
3. When the disk is full (ENOSPC, put in by strace), the event is refused with a sentence, and taken again when there is room.
"""

import argparse
import json
import os
import pathlib
import re
import signal
import struct
import tempfile

import zmq

from journal_wire import Node, ask, dealer, event, number, outcomes, read_all

# The name of the event, and, as bytes of the request's number, of its acknowledgement.
MARK = "witness"


def append(socket, names, request=7):
    frames = ask(socket, b"append", number(request), *[event("/local/fsync", name) for name in names])
    return outcomes(frames)


def expect(condition, sentence):
    if not condition:
        raise SystemExit(f"not so: {sentence}")
    print(f"ok: {sentence}", flush=True)


def traced(folder, fengsui, *options):
    """A journal under strace; the trace goes to the returned file."""
    node = Node(folder, fengsui)
    trace = node.folder / "trace"
    node.start(["strace", "-f", "-yy", "-s", "4096", "-o", str(trace), *options])
    return node, trace


def unfinished(lines):
    """Joins each `<unfinished ...>` call with its end, at the place of the end: there it is known to have returned."""
    begun = {}
    for line in lines:
        thread, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[thread] = call[: -len("<unfinished ...>")]
            yield thread, "begin", begun[thread]
        elif call.startswith("<... "):
            yield thread, "end", begun.pop(thread, "") + call.partition("resumed>")[2]
        else:
            yield thread, "whole", call


def check_order(context, folder, fengsui):
    calls = "trace=pwrite64,write,writev,sendto,sendmsg,fsync,fdatasync"
    node, trace = traced(folder, fengsui, "-e", calls)
    socket = dealer(context, node.endpoint("append"))
    append(socket, ["first"])
    told = append(socket, [MARK], request=int.from_bytes(MARK.encode(), "big"))
    expect(told[0][0] == "s", "the event was acknowledged")
    node_stop(node)
    written, synced, answered = None, None, None
    for place, (_, kind, call) in enumerate(unfinished(trace.read_text(errors="replace").splitlines())):
        if kind == "begin":
            continue
        if "journal.sqlite-wal" in call and call.startswith("pwrite64") and MARK in call:
            written, synced = place, None
        elif written is not None and synced is None and call.startswith(("fsync(", "fdatasync(")) and "journal.sqlite-wal" in call:
            if re.search(r"= 0\b", call):
                synced = place
        elif call.startswith(("sendto(", "write(", "writev(", "sendmsg(")) and "appended" in call and MARK in call:
            answered = place
            break
    expect(written is not None, "the event was written into the write-ahead log")
    expect(answered is not None, "the acknowledgement left on the client's connection")
    expect(synced is not None and written < synced < answered, "the log was synced, with success, between the two")


def node_stop(node):
    """Ends strace's child, and with it strace."""
    children = pathlib.Path(f"/proc/{node.process.pid}/task/{node.process.pid}/children").read_text().split()
    for child in children:
        os.kill(int(child), signal.SIGTERM)
    node.process.wait(timeout=30)


def status(context, node):
    socket = dealer(context, node.endpoint("read"))
    frames = ask(socket, b"status", number(1))
    socket.close()
    return json.loads(frames[2])


def live_head(context, node):
    """The next head that the live socket says."""
    socket = context.socket(zmq.SUB)
    socket.linger = 0
    socket.subscribe(b"journal.head")
    socket.connect(node.endpoint("live"))
    if not socket.poll(10_000):
        raise SystemExit("no head on the live socket for 10 s")
    frames = socket.recv_multipart()
    socket.close()
    return struct.unpack(">q", frames[1])[0], json.loads(frames[2])


def check_failing_sync(context, folder, fengsui):
    # The journal syncs a few times when it makes its file; a late one is that of an append.
    node, _ = traced(folder, fengsui, "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync:error=EIO:when=25+")
    socket = dealer(context, node.endpoint("append"))
    acknowledged, refusal = [], None
    for index in range(200):
        letter, _, text = append(socket, [f"e{index}"], request=index)[0]
        if letter == "s":
            acknowledged.append(f"e{index}")
        else:
            refusal = (letter, text)
            break
    expect(refusal is not None and refusal[0] == "d", "an append whose fsync failed is refused, to be sent again")
    expect("failed" in refusal[1] and "restart the journal" in refusal[1], f"with a sentence: {refusal[1]}")
    expect("refusing" in status(context, node)["health"], "the status says so")
    expect("refusing" in live_head(context, node)[1]["health"], "the live head says so")
    expect(append(socket, ["later"], request=500)[0][0] == "d", "a later append is refused as well")
    expect("appends are refused" in node.log.read_text(), "the log says so")
    node_stop(node)
    node.start()
    names = [json.loads(body)["id"] for _, body in read_all(context, node.endpoint("read"))[0]]
    expect(names[:len(acknowledged)] == acknowledged, f"after a restart the {len(acknowledged)} acknowledged events are there, in order")
    again = append(socket, ["later"], request=501)[0]
    expect(again[0] == "s", "and appends are taken again")
    expect(node.stop() == 0, "the journal ends cleanly when asked")
    code, said = node.verify()
    expect(code == 0, f"the chain verifies: {said.strip()}")


def check_full_disk(context, folder, fengsui):
    node, _ = traced(folder, fengsui, "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC:when=60..63")
    socket = dealer(context, node.endpoint("append"))
    outcomes_seen = [append(socket, [f"e{index}"], request=index)[0] for index in range(60)]
    letters = [letter for letter, _, _ in outcomes_seen]
    expect("d" in letters, "an append that finds the disk full is refused, to be sent again")
    sentence = outcomes_seen[letters.index("d")][2]
    expect("full" in sentence and "Free space" in sentence, f"with a sentence: {sentence}")
    expect(letters[-1] == "s", "appends are taken again when there is room")
    expect(status(context, node)["health"] == {"open": {}}, "the status says so")
    node_stop(node)
    code, said = node.verify()
    expect(code == 0 and said.startswith(f"{letters.count('s')} events"), f"what was acknowledged is there, no more: {said.strip()}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("fengsui", nargs="?", default=pathlib.Path(__file__).resolve().parents[2] / ".build/debug/fengsui", help="the program")
    options = arguments.parse_args()
    context = zmq.Context()
    for check in (check_order, check_failing_sync, check_full_disk):
        with tempfile.TemporaryDirectory(prefix="fengsui-trace-") as folder:
            check(context, folder, options.fengsui)
    context.destroy(linger=0)


if __name__ == "__main__":
    main()
