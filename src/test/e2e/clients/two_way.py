"""Random changes at both ends of a synchronization: nothing is lost or duplicated.

usage: two_way.py mbsync|offlineimap FOLDER CHANGES
"""

import mailbox
import os
import random
import re
import subprocess
import sys
import time

from house import HOST, IMAP, PASSWORD, USER, done, imap, message

program, folder, changes = sys.argv[1], sys.argv[2], int(sys.argv[3])
BOXES = ["INBOX", "Work"]
FLAGS = {"S": r"\Seen", "F": r"\Flagged", "R": r"\Answered"}
ROUNDS = max(2, changes // 200)
random.seed(int(os.environ.get("SEED", "4549")))
os.makedirs(folder, exist_ok=True)
maildir = os.path.join(folder, "mail")
os.makedirs(maildir, exist_ok=True)

if program == "mbsync":
    configuration = f"""
FSync no
IMAPStore there
Host {HOST}
Port {IMAP}
User {USER}
Pass "{PASSWORD}"
SSLType None
AuthMechs LOGIN

MaildirStore here
Path {maildir}/
Inbox {maildir}/INBOX
SubFolders Verbatim

Channel all
Far :there:
Near :here:
Patterns {" ".join(BOXES)}
Create Both
Sync All
Expunge Both
SyncState *
"""
    command = ["mbsync", "-q", "-c", os.path.join(folder, "rc"), "all"]
else:
    configuration = f"""
[general]
accounts = a
metadata = {folder}/meta
fsync = False
ui = quiet
[Account a]
localrepository = l
remoterepository = r
[Repository l]
type = Maildir
localfolders = {maildir}
[Repository r]
type = IMAP
remotehost = {HOST}
remoteport = {IMAP}
remoteuser = {USER}
remotepass = {PASSWORD}
ssl = no
starttls = no
auth_mechanisms = LOGIN
folderfilter = lambda name: name in {BOXES!r}
"""
    command = ["offlineimap", "-c", os.path.join(folder, "rc"), "-o"]
with open(os.path.join(folder, "rc"), "w", encoding="utf-8") as file:
    file.write(configuration)


def sync():
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert run.returncode == 0, run.stdout


def here():
    """Returns the local messages: (mailbox, subject) to a list of flags, one entry per copy."""
    found = {}
    for box in BOXES:
        for key, stored in local(box).iteritems():
            flags = "".join(sorted(f for f in stored.get_flags() if f in FLAGS))
            found.setdefault((box, stored["Subject"]), []).append(flags)
    return found


def there():
    found = {}
    session = imap()
    for box in BOXES:
        done(session.select(box, readonly=True))
        data = done(session.fetch("1:*", "(FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])"))
        for head, body in (part for part in data if isinstance(part, tuple)):
            subject = body.decode().split(":", 1)[1].strip()
            flags = "".join(f for f in sorted(FLAGS) if FLAGS[f].encode() in head)
            found.setdefault((box, subject), []).append(flags)
    session.logout()
    return found


def local(box):
    return mailbox.Maildir(os.path.join(maildir, box), create=False)


def local_keys(box):
    return {stored["Subject"]: key for key, stored in local(box).iteritems()}


class Server:
    """Makes changes by IMAP."""

    def __init__(self):
        self.session = imap()
        self.uids = {}

    def select(self, box):
        done(self.session.select(box))
        data = done(self.session.fetch("1:*", "(UID BODY.PEEK[HEADER.FIELDS (SUBJECT)])"))
        self.uids = {
            body.decode().split(":", 1)[1].strip(): re.search(rb"UID (\d+)", head).group(1).decode()
            for head, body in (part for part in data if isinstance(part, tuple))
        }

    def add(self, box, subject):
        done(self.session.append(box, None, None, message(subject)))

    def remove(self, box, subject):
        self.session.uid("STORE", self.uids[subject], "+FLAGS.SILENT", r"(\Deleted)")
        done(self.session.uid("EXPUNGE", self.uids[subject]))

    def flag(self, box, subject, flags):
        words = " ".join(FLAGS[f] for f in flags)
        done(self.session.uid("STORE", self.uids[subject], "FLAGS.SILENT", f"({words})"))

    def move(self, box, subject, other):
        done(self.session.uid("MOVE", self.uids[subject], other))


class Local:
    """Makes changes in the local files."""

    def select(self, box):
        self.keys = local_keys(box)

    def add(self, box, subject):
        stored = mailbox.MaildirMessage(message(subject).replace(b"\r\n", b"\n"))
        stored.set_subdir("cur")
        local(box).add(stored)

    def path(self, box, subject):
        return os.path.join(maildir, box, local(box)._lookup(self.keys[subject]))

    def remove(self, box, subject):
        os.remove(self.path(box, subject))

    def flag(self, box, subject, flags):
        path = self.path(box, subject)
        name = os.path.basename(path).split(":2,")[0] + ":2," + "".join(sorted(flags))
        os.rename(path, os.path.join(maildir, box, "cur", name))

    def move(self, box, subject, other):
        path = self.path(box, subject)
        # Without the UID in the file's name, which is that of its former mailbox.
        name = re.sub(r",(U|FMD5)=[0-9a-f]+", "", os.path.basename(path))
        os.rename(path, os.path.join(maildir, other, "cur", name))


expected = {}
count = 0
begin = time.monotonic()
server = Server()
done(server.session.create("Work"))
for box in BOXES:
    for _ in range(60):
        count += 1
        server.add(box, f"m{count}")
        expected[box, f"m{count}"] = ""
sync()
if program == "offlineimap":
    sync()
made = 0
for _ in range(ROUNDS):
    free = sorted(expected)
    random.shuffle(free)
    half = len(free) // 2
    for end, mine in ((server, free[:half]), (Local(), free[half:])):
        todo = changes // ROUNDS // 2
        for box in BOXES:
            end.select(box)
            # In one round, a message is changed at one end only, so there are no conflicts.
            subjects = [subject for where, subject in mine if where == box]
            for _ in range(todo // len(BOXES)):
                kind = random.choice(["add", "add", "remove", "flag", "flag", "move"])
                made += 1
                if kind == "add" or not subjects:
                    count += 1
                    end.add(box, f"m{count}")
                    expected[box, f"m{count}"] = ""
                    continue
                subject = subjects.pop()
                if kind == "remove":
                    end.remove(box, subject)
                    del expected[box, subject]
                elif kind == "flag":
                    flags = "".join(sorted(random.sample(sorted(FLAGS), random.randint(0, 3))))
                    end.flag(box, subject, flags)
                    expected[box, subject] = flags
                else:
                    other = BOXES[1 - BOXES.index(box)]
                    end.move(box, subject, other)
                    expected[other, subject] = expected.pop((box, subject))
    sync()
sync()
wanted = {name: [flags] for name, flags in expected.items()}
for end, found in (("here", here()), ("there", there())):
    wrong = {
        name: (wanted.get(name), found.get(name))
        for name in wanted.keys() | found.keys()
        if wanted.get(name) != found.get(name)
    }
    assert not wrong, (end, wrong)
print(f"done: {made} changes, {len(expected)} messages, {time.monotonic() - begin:.1f} s")
