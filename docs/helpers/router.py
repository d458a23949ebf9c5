#!/usr/bin/env python3
"""A helper that routes addresses by a file: router.py FILE

Each line of the file is an address (or @domain for the whole domain) and its route: other addresses, reject TEXT, or defer TEXT.
The file is read again whenever it changes.
"""
import os
import sys


class Table:
    def __init__(self, path):
        self.path, self.read, self.lines = path, None, {}

    def find(self, address):
        changed = os.stat(self.path).st_mtime_ns
        if changed != self.read:
            with open(self.path, encoding="utf-8") as file:
                rows = (line.split(None, 1) for line in file if line.strip() and not line.startswith("#"))
                self.lines = {row[0].lower(): row[1].strip() for row in rows if len(row) == 2}
            self.read = changed
        address = address.lower()
        return self.lines.get(address) or self.lines.get("@" + address.rpartition("@")[2])


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def answer(table, address):
    try:
        found = table.find(address)
    except OSError as error:
        return "FAILURE " + quoted(str(error))
    if found is None:
        return "UNCHANGED"
    word, _, text = found.partition(" ")
    if word == "reject":
        return "REJECTED " + quoted(text)
    if word == "defer":
        return "DEFER " + quoted(text)
    return "ROUTED " + found


def main(path):
    table = Table(path)
    for line in sys.stdin:
        number, command, *rest = line.split()
        if command == "INTF":
            said = "INTF 3"
        elif command == "ROUTE":
            said = answer(table, rest[0])
        else:
            said = "OK"
        print(number, said, flush=True)
        if command == "QUIT":
            break


main(sys.argv[1])
