"""A day's work in Thunderbird: reads, marks, moves, deletes, drafts, sends, and sees at once what other clients change."""

import os
import pathlib
import sys
import time

from house import HOST, IMAP, PASSWORD, USER, done, imap, message
from marionette import Program

SUBMISSION = int(os.environ["SUBMISSION_PORT"])
SUBJECTS = ["to delete", "to leave", "to move", "to read"]
folder = pathlib.Path(sys.argv[1])


def subjects(mailbox, key="ALL"):
    """Returns the subjects that another client finds there."""
    session = imap(mailbox)
    numbers = done(session.uid("SEARCH", key))[0].decode().split()
    found = []
    if numbers:
        data = done(session.uid("FETCH", ",".join(numbers), "BODY.PEEK[HEADER.FIELDS (SUBJECT)]"))
        found = [part[1].decode().strip()[len("Subject: "):] for part in data if isinstance(part, tuple)]
    session.logout()
    return sorted(found)


other = imap()
for subject in SUBJECTS:
    done(other.append("INBOX", None, None, message(subject)))

# Thunderbird logs its IMAP dialogue line by line.
noted = folder / "imap.moz_log"
notes = {"MOZ_LOG": "IMAP:4,sync", "MOZ_LOG_FILE": str(folder / "imap")}
with Program("thunderbird", folder / "profile", folder / "thunderbird.log", notes) as bird:

    def person(deed, *arguments):
        return bird.run("const [deed, ...rest] = args; return globalThis[deed](...rest);", deed, *arguments)

    def watches(mailbox):
        """Waits until it idles in the mailbox: it does not always show updates that come amid its own commands."""
        until = time.monotonic() + 30
        said = ""
        while not said.endswith("+ Idling"):
            assert time.monotonic() < until, said
            time.sleep(0.05)
            lines = noted.read_text(errors="replace").splitlines()
            said = next(
                line.strip()
                for line in reversed(lines)
                if f":S-{mailbox}:SendData" in line or f":S-{mailbox}:CreateNewLine" in line
            )

    def list_of(mailbox):
        return sorted(each["subject"] for each in person("listed", mailbox))

    bird.run(pathlib.Path(__file__).with_suffix(".js").read_text())
    person("addAccount", USER, PASSWORD, HOST, IMAP, SUBMISSION)

    person("open", "INBOX", *SUBJECTS)
    assert list_of("INBOX") == SUBJECTS
    assert not any(each["read"] for each in person("listed", "INBOX"))

    assert "body of to read" in person("read", "INBOX", "to read")
    person("markRead", "INBOX", "to read")
    assert "to read" in subjects("INBOX", "SEEN") and "to leave" in subjects("INBOX", "UNSEEN")

    person("makeFolder", "Kept ü")
    person("move", "INBOX", "to move", "Kept ü")
    assert subjects('"Kept &APw-"') == ["to move"]
    person("shown", "Kept ü", "to move")

    person("toTrash", "INBOX", "to delete")
    assert subjects("Trash") == ["to delete"]
    assert subjects("INBOX", "UNDELETED") == ["to leave", "to read"]

    person("write", USER, "a draft", "half a sentence", "nsMsgSaveAsDraft")
    assert subjects("Drafts") == ["a draft"]

    # Further changes in the inbox are seen by IDLE.
    watches("INBOX")
    person("write", USER, "to myself", "sent by Thunderbird", "nsMsgDeliverNow")
    assert subjects("Sent") == ["to myself"]
    person("shown", "INBOX", "to myself")
    assert "sent by Thunderbird" in person("read", "INBOX", "to myself")

    done(other.select("INBOX"))
    watches("INBOX")
    done(other.append("INBOX", None, None, message("by another")))
    person("shown", "INBOX", "by another")
    watches("INBOX")
    number = done(other.search(None, "SUBJECT", '"to leave"'))[0].decode()
    done(other.store(number, "+FLAGS", r"(\Flagged)"))
    person("starred", "INBOX", "to leave")
    watches("INBOX")
    number = done(other.search(None, "SUBJECT", '"by another"'))[0].decode()
    done(other.store(number, "+FLAGS", r"(\Deleted)"))
    done(other.expunge())
    person("gone", "INBOX", "by another")
    assert list_of("INBOX") == ["to leave", "to myself", "to read"]

other.logout()
print("done")
