"""Compares acknowledged with stored messages, and prints the health of the servers. Exit status 1: mail lost or duplicated, or no server ready."""

import collections
import imaplib
import re
import sys

address, *logs = sys.argv[1:]
acknowledged = []
states = []
for index, log in enumerate(logs):
    times, told = [], None
    with open(log) as lines:
        for line in lines:
            moment, what, *rest = line.split()
            if what == "acknowledged":
                acknowledged.append(rest[0])
                times.append(float(moment))
            elif what == "health":
                states.append((float(moment), index, rest[0]))
    gap = max((b - a for a, b in zip(times, times[1:])), default=0)
    print(f"node {index + 1}: acknowledged {len(times)}, longest without: {gap:.1f} s")

now, both, since = {}, 0.0, None
for moment, index, state in sorted(states):
    if now.get(index) != state:
        print(f"  {moment - min(states)[0]:6.1f} s  node {index + 1}: health {state}")
    now[index] = state
    unready = len(now) == len(logs) and all(each != "200" for each in now.values())
    if unready and since is None:
        since = moment
    if not unready and since is not None:
        both, since = both + moment - since, None

host, port = address.rsplit(":", 1)
client = imaplib.IMAP4(host, int(port))
client.login("reader@domain.test", "reader password 1")
client.select("INBOX", readonly=True)
_, answers = client.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
stored = collections.Counter(
    subject.decode() for answer in answers if isinstance(answer, tuple) for subject in re.findall(rb"Subject: (\S+)", answer[1])
)
lost = [each for each in acknowledged if each not in stored]
doubled = [each for each, times in stored.items() if times > 1]
print(f"acknowledged {len(acknowledged)}, stored {sum(stored.values())}, lost {len(lost)}, doubled {len(doubled)}, nobody ready for {both:.1f} s")
# Health is requested every half second.
sys.exit(1 if lost or doubled or both > 0.5 else 0)
