"""Shared by the mail programs' tests: the server's address, and the account."""

import imaplib
import os

HOST = "127.0.0.1"
IMAP = int(os.environ["IMAP_PORT"])
POP3 = int(os.environ["POP3_PORT"])
USER = os.environ["MAIL_USER"]
PASSWORD = os.environ["MAIL_PASSWORD"]

imaplib._MAXLINE = 10_000_000


def imap(mailbox=None):
    """Returns a signed-in session, with the mailbox selected if one is given."""
    session = imaplib.IMAP4(HOST, IMAP)
    session.login(USER, PASSWORD)
    if mailbox:
        done(session.select(mailbox))
    return session


def done(answer):
    """Returns the data of a response that must be OK."""
    kind, data = answer
    assert kind == "OK", answer
    return data


def message(subject):
    return f"Subject: {subject}\r\nFrom: a@example.test\r\n\r\nbody of {subject}\r\n".encode()
