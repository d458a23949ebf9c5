"""Tests newer IMAP extensions with Python's imaplib against the running server."""

import imaplib
import re

from house import done, imap, message

a = imap()
b = imap()
assert {"IMAP4REV2", "NOTIFY", "REPLACE", "CATENATE", "UIDONLY", "UTF8=ACCEPT"} <= {
    word.upper() for word in a.capabilities
} | set(done(a.capability())[0].decode().upper().split()), a.capabilities

# UTF-8 names and messages (RFC 9755), as imaplib itself enables them.
done(a.enable("UTF8=ACCEPT"))
done(a.create('"Entwürfe & mehr"'))
assert any("Entwürfe & mehr".encode() in line for line in done(a.list())), "UTF-8 name"
assert any(b"Entw&APw-rfe &- mehr" in line for line in done(b.list())), "modified UTF-7 name"
# In the other session: once UTF8=ACCEPT is enabled, imaplib itself puts "UTF8 (" inside the literal.
written = "Subject: Grüße\r\n\r\nhallo\r\n".encode()
done(b.append('"Entw&APw-rfe &- mehr"', r"\Draft", None, written))
done(a.select('"Entwürfe & mehr"'))
assert done(a.uid("SEARCH", 'SUBJECT "grüße"'))[0] == b"1"

# Replaces the draft in one step (RFC 8508).
a.literal = message("second draft")
done(a._simple_command("UID", "REPLACE", "1", '"Entwürfe & mehr"', r"(\Draft)"))
assert done(a.uid("SEARCH", "ALL"))[0] == b"2"

# Creates a message of stored parts (RFC 4469).
url = '"/Entw%C3%BCrfe%20&%20mehr;UID=2/;SECTION=HEADER"'
done(a._simple_command("APPEND", "INBOX", f"CATENATE (URL {url})"))

# NOTIFY (RFC 5465): reports the other session's changes without a command.
done(b.xatom("NOTIFY", "SET", "(personal (MessageNew MessageExpunge MailboxName))"))
a.literal = None
done(a.append("Sent", None, None, message("copy")))
told = b.readline()
assert re.fullmatch(rb'\* STATUS "Sent" \(MESSAGES 1 UIDNEXT 2 .*\)\r\n', told), told
done(a.create("Neu"))
told = b.readline()
assert told == b'* LIST () "/" "Neu"\r\n', told

# IMAP4rev2 and UIDONLY in a separate session.
c = imap()
done(c.enable("IMAP4rev2"))
done(c.enable("UIDONLY"))
done(c.select("INBOX"))
try:
    raise AssertionError(c.search(None, "ALL"))
except imaplib.IMAP4.error as refused:
    assert "UIDREQUIRED" in str(refused), refused
done(c._simple_command("UID", "SEARCH", "ALL"))
assert c.untagged_responses["ESEARCH"][0].endswith(b"UID ALL 1"), c.untagged_responses
done(c._simple_command("UID", "FETCH", "1", "(FLAGS)"))
assert "UIDFETCH" in str(c.untagged_responses), c.untagged_responses
for session in (a, b, c):
    session.logout()
print("done")
