"""Submits a stored message without sending it again (RFC 4467, RFC 4468), whole and in parts."""

import os
import re
import smtplib
import time

from house import HOST, PASSWORD, USER, done, imap

LARGE = 3_000_000

mail = imap()
body = b"".join(b"line %07d\r\n" % n for n in range(LARGE // 14))
stored = b"From: %s\r\nSubject: large\r\n\r\n" % USER.encode() + body
done(mail.create("Outbox"))
done(mail.append("Outbox", None, None, stored))
done(mail.select("Outbox"))
uid = int(done(mail.uid("SEARCH", "ALL"))[0])


def authorized(rest, access):
    """Returns an authorized URL of the message."""
    owner = USER.replace("@", "%40")
    rump = f"imap://{owner}@{HOST}/Outbox/;UID={uid}{rest};URLAUTH={access}"
    mail.untagged_responses.pop("GENURLAUTH", None)
    done(mail.xatom("GENURLAUTH", f'"{rump}"', "INTERNAL"))
    return mail.untagged_responses["GENURLAUTH"][-1].decode().strip('"')


def begin(to):
    """Begins a transaction with one recipient."""
    assert smtp.mail(USER)[0] == 250
    assert smtp.rcpt(to)[0] == 250


def arrived(count):
    """Returns the latest message once the inbox has that many."""
    deadline = time.monotonic() + 60
    while int(done(mail.select("INBOX"))[0]) < count:
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.1)
    return done(mail.fetch(str(count), "(BODY.PEEK[])"))[0][1]



smtp = smtplib.SMTP(HOST, int(os.environ["SUBMISSION_PORT"]))
smtp.ehlo()
assert not smtp.has_extn("burl"), smtp.esmtp_features
smtp.login(USER, PASSWORD)
smtp.ehlo()
assert smtp.has_extn("chunking") and smtp.esmtp_features["burl"].split()[0] == "imap"

# The whole message, by a URL for this submitter.
begin(USER)
answer = smtp.docmd("BURL", authorized("", f"submit+{USER.replace('@', '%40')}") + " LAST")
assert answer[0] == 250, answer
text = arrived(1)
assert text.endswith(body), len(text)
assert b"\r\nSubject: large\r\n" in text and b"\r\nMessage-ID: " in text, text[:1000]

# A part of it between BDAT chunks.
begin(USER)
head = b"Subject: forwarded\r\n\r\nSee:\r\n"
smtp.send(b"BDAT %d\r\n" % len(head) + head)
assert smtp.getreply()[0] == 250
answer = smtp.docmd("BURL", authorized("/;SECTION=TEXT/;PARTIAL=0.28", f"submit+{USER.replace('@', '%40')}"))
assert answer[0] == 250, answer
smtp.send(b"BDAT 5 LAST\r\nBye\r\n")
answer = smtp.getreply()
assert answer[0] == 250, answer
text = arrived(2)
assert text.endswith(b"\r\n\r\nSee:\r\nline 0000000\r\nline 0000001\r\nBye\r\n"), text

# Another user's URL is refused, and so is one with a wrong token.
for url, code in (
    (authorized("", "submit+somebody"), b"5.7.8"),
    (re.sub("[0-9a-f]{8}$", "00000000", authorized("", "authuser")), b"5.7.14"),
):
    begin(USER)
    answer = smtp.docmd("BURL", url + " LAST")
    assert answer[0] == 554 and answer[1].startswith(code), answer
    assert smtp.docmd("DATA")[0] == 503
smtp.quit()
mail.logout()
print("done")
