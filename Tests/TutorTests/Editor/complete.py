#!/usr/bin/env python3
"""Asks SourceKit-LSP what may follow a beginning: complete.py WORKSPACE FILE BEGINNING WANTED

Opens FILE of the workspace with the line BEGINNING in the place of its first todo(), asks for completions
at the end of that line until one begins with WANTED (the server knows little at first, and learns the
rest in the background), and prints their labels, one a line.
"""
import json
import os
import subprocess
import sys
import time

workspace, name, beginning, wanted = sys.argv[1:]
server = subprocess.Popen(
    ["sourcekit-lsp"], cwd=workspace, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    stderr=subprocess.DEVNULL)


def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def receive():
    length = 0
    while (line := server.stdout.readline()) not in (b"\r\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return json.loads(server.stdout.read(length))


def ask(number, method, **params):
    send(id=number, method=method, params=params)
    while True:
        message = receive()
        if "method" not in message and message.get("id") == number:
            return message.get("result")
        if "method" in message and "id" in message:
            send(id=message["id"], result=None)


try:
    ask(0, "initialize", processId=os.getpid(), rootUri=f"file://{workspace}", capabilities={})
    send(method="initialized", params={})
    path = os.path.join(workspace, "Exercises", name)
    text = open(path, encoding="utf-8").read().replace("  todo()", f"  {beginning}", 1)
    lines = text.split("\n")
    document = {"uri": f"file://{path}"}
    send(method="textDocument/didOpen", params={
        "textDocument": {**document, "languageId": "swift", "version": 1, "text": text}})
    line = lines.index(f"  {beginning}")
    for number in range(1, 60):
        result = ask(
            number, "textDocument/completion", textDocument=document,
            position={"line": line, "character": len(lines[line])})
        labels = [item["label"] for item in (result or {}).get("items", [])]
        if any(label.startswith(wanted) for label in labels):
            break
        time.sleep(1)
    print("\n".join(labels))
finally:
    server.kill()
