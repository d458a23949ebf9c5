#!/usr/bin/env python3
"""A helper that rejects mail with certain words in its subject: words.py WORD..."""
import sys
from email import policy
from email.parser import BytesHeaderParser


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def verdict(path, words):
    with open(path, "rb") as file:
        while file.readline().strip():
            pass  # The envelope.
        header = BytesHeaderParser(policy=policy.default).parse(file)
    subject = str(header["Subject"] or "").lower()
    for word in words:
        if word.lower() in subject:
            return "REJECTED " + quoted("No mail about " + word)
    return "ADDHEADER " + quoted("X-Words: none of %d" % len(words)) + " OK"


def main(words):
    for line in sys.stdin:
        number, command, *rest = line.split()
        if command == "INTF":
            answer = "INTF 3"
        elif command == "FILE":
            try:
                answer = verdict(rest[0], words)
            except OSError as error:
                answer = "FAILURE " + quoted(str(error))
        else:
            answer = "OK"
        print(number, answer, flush=True)
        if command == "QUIT":
            break


main(sys.argv[1:])
