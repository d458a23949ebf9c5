"""Two POP3 and five IMAP sessions on one INBOX at once, each removing what the others list."""

import poplib
import random
import re
import threading

from house import HOST, PASSWORD, POP3, USER, done, imap, message

MESSAGES = 60
random.seed(1939)
seed = imap()
for number in range(1, MESSAGES + 1):
    done(seed.append("INBOX", None, None, message(f"number {number}")))
seed.logout()


def pop():
    session = poplib.POP3(HOST, POP3)
    session.user(USER)
    session.pass_(PASSWORD)
    return session


pops = [pop(), pop()]
imaps = [imap("INBOX") for _ in range(5)]
listings = [session.uidl()[1] for session in pops]
assert listings[0] == listings[1] and len(listings[0]) == MESSAGES, "UIDL differs"
assert len({line.split()[1] for line in listings[0]}) == MESSAGES, "a unique id is there twice"

by_imap = [set(range(10 * i + 1, 10 * i + 5)) for i in range(5)]
by_pop = [{51, 53, 55}, {52, 54, 56}]
failures = []
start = threading.Barrier(7)


def guarded(work):
    def run(*arguments):
        try:
            start.wait()
            work(*arguments)
        except BaseException as failure:
            failures.append(failure)

    return run


@guarded
def read_by_pop(session, mine):
    for number in random.sample(range(1, MESSAGES + 1), MESSAGES):
        try:
            lines = session.retr(number)[1]
            # A message number stays the same for the whole session, even if others delete messages.
            assert lines[0] == f"Subject: number {number}".encode(), (number, lines)
        except poplib.error_proto as gone:
            assert "removed by another session" in str(gone), gone
        if number in mine:
            session.dele(number)
    assert session.uidl()[1] == [line for line in listings[0] if int(line.split()[0]) not in mine]
    session.quit()


@guarded
def work_by_imap(session, mine):
    for uid in mine:
        done(session.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)"))
        done(session.uid("EXPUNGE", str(uid)))
        found = done(session.uid("SEARCH", "ALL"))[0].split()
        assert str(uid).encode() not in found, (uid, found)
        data = done(session.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])"))
        for head, body in (part for part in data if isinstance(part, tuple)):
            shown = int(re.search(rb"UID (\d+)", head).group(1))
            assert body.startswith(f"Subject: number {shown}\r".encode()), (head, body)
    session.noop()


threads = [threading.Thread(target=read_by_pop, args=pair) for pair in zip(pops, by_pop)]
threads += [threading.Thread(target=work_by_imap, args=pair) for pair in zip(imaps, by_imap)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failures, failures

removed = set().union(*by_imap, *by_pop)
expected = [uid for uid in range(1, MESSAGES + 1) if uid not in removed]
for session in imaps:
    session.noop()
    left = [int(uid) for uid in done(session.uid("SEARCH", "ALL"))[0].split()]
    assert left == expected, (left, expected)
    session.logout()
last = pop()
assert len(last.uidl()[1]) == len(expected)
assert {line.split()[1] for line in last.uidl()[1]} <= {line.split()[1] for line in listings[0]}
last.quit()
print("done")
