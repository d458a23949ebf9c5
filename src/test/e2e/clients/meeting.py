"""One meeting in five programs, which all agree after each step.

Thunderbird (CalDAV) invites the webmail in Chromium, Evolution (CalDAV), a bridge that knows only IMAP, and a
user of an external server that writes like Exchange.
"""

import base64
import contextlib
import datetime
import email
import email.message
import email.policy
import imaplib
import json
import os
import pathlib
import re
import smtplib
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zoneinfo

from marionette import Program

HERE = pathlib.Path(__file__).resolve().parent
HOST = "localhost"
HTTPS = int(os.environ["HTTPS_PORT"])
IMAPS = int(os.environ["IMAPS_PORT"])
SMTP = int(os.environ["SMTP_PORT"])
DOMAIN = os.environ["MEETING_DOMAIN"]
PASSWORD = os.environ["MAIL_PASSWORD"]
BOUND = 60
SENT = pathlib.Path(sys.argv[1])  # the messages that a sink received for external servers
folder = pathlib.Path(sys.argv[2])

TITLE = "Five programs"
UID = "five-programs"
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
FIRST = datetime.datetime(2031, 3, 5, 10, tzinfo=ZONE)
WEEKS = 4
tess, wendy, eva, bridget, dan = (f"{name}@{DOMAIN}" for name in ("tess", "wendy", "eva", "bridget", "dan"))
ex = "ex@exchange.example"
trust = ssl._create_unverified_context()  # the server's certificate is self-signed


def until(what, look):
    """Returns what `look` returns as soon as that is not empty."""
    end = time.monotonic() + BOUND
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < end, what() if callable(what) else what
        time.sleep(0.1)


class Companion:
    """A program that reads and writes lines of JSON; its daemons may write between them."""

    def __init__(self, words, environment, log):
        with open(log, "wb") as errors:
            self.process = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, env=os.environ | environment
            )
        self.log = log
        assert self._answer() == "open"

    def _answer(self):
        for line in self.process.stdout:
            if line.startswith("answer "):
                return json.loads(line.removeprefix("answer "))
        raise AssertionError(pathlib.Path(self.log).read_text(errors="replace")[-4000:])

    def ask(self, *words):
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Series:
    """A weekly series parsed from its iCalendar text, with just the grammar that this meeting needs."""

    def __init__(self, text):
        lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
        parts = re.findall(r"^BEGIN:VEVENT$(.*?)^END:VEVENT$", "\n".join(lines), re.M | re.S)
        # Cancelled instances: a message with only that instance, or a component that stays, marked as cancelled.
        self.cancelled = [self._time(part, "RECURRENCE-ID") for part in parts if "STATUS:CANCELLED" in part]
        self.master = next((part for part in parts if "RECURRENCE-ID" not in part), None)

    @staticmethod
    def _time(part, name):
        found = re.search(rf"^{name}(;[^:]*)?:(.*)$", part, re.M)
        return Series._instant(found[1] or "", found[2]) if found else None

    @staticmethod
    def _instant(parameters, value):
        naive = datetime.datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")
        return naive.replace(tzinfo=datetime.UTC if value.endswith("Z") else ZONE)

    def starts(self):
        begin = self._time(self.master, "DTSTART")
        gone = [self._instant(more, each) for more, all_ in re.findall(r"^EXDATE(;[^:]*)?:(.*)$", self.master, re.M) for each in all_.split(",")]
        return utc(start for start in (begin + datetime.timedelta(weeks=week) for week in range(WEEKS)) if start not in gone and start not in self.cancelled)

    def answers(self):
        found = {}
        for more, who in re.findall(r"^ATTENDEE(;[^:]*)?:mailto:(.*)$", self.master, re.M | re.I):
            said = re.search(r"PARTSTAT=([A-Z-]+)", more)
            found[who.lower()] = said[1] if said else "NEEDS-ACTION"
        return found


def utc(starts):
    return sorted(start.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ") for start in starts)


class Thunderbird:
    def __init__(self, program):
        self.program = program
        program.run((HERE / "thunderbird_calendar.js").read_text())
        self.does("addCalendar", tess, PASSWORD, f"https://{HOST}:{HTTPS}/dav/calendars/{tess}/Calendar/")

    def does(self, deed, *words):
        return self.program.run("const [deed, ...rest] = args; return await globalThis[deed](...rest);", deed, *words)

    def starts(self):
        return sorted(self.does("meeting", UID)["starts"])

    def answers(self):
        return self.does("meeting", UID)["answers"]


class Evolution(Companion):
    def __init__(self):
        home = folder / "evolution"
        home.mkdir()
        words = ["dbus-run-session", "--", "/usr/bin/python3", "-B", str(HERE / "evolution.py")]
        path = f"/dav/calendars/{eva}/Calendar/"
        quiet = {"HOME": str(home), "GSETTINGS_BACKEND": "memory", "XDG_RUNTIME_DIR": str(home)}
        super().__init__([*words, eva, PASSWORD, HOST, str(HTTPS), path], quiet, folder / "evolution.log")

    def starts(self):
        return (self.ask("meeting", UID) or {}).get("starts")


class Webmail(Companion):
    def __init__(self, address):
        words = [os.environ["NODE"], str(HERE.parent / "browser" / "meeting.mjs"), address, PASSWORD]
        super().__init__(words, {}, folder / f"webmail-{address}.log")

    def starts(self):
        return self.ask("starts", FIRST.strftime("%Y-%m-%d"), TITLE)

    def answer(self, word):
        self.ask("answer", FIRST.strftime("%Y-%m-%d"), TITLE, word)


class Bridge:
    """Reads the messages of the calendar's folder; replaces one by a new message (like Kolab's and Outlook's bridges)."""

    def __init__(self):
        self.session = imaplib.IMAP4_SSL(HOST, IMAPS, ssl_context=trust)
        self.session.login(bridget, PASSWORD)

    def _newest(self):
        self.session.select("Calendar")
        numbers = self.session.uid("SEARCH", "ALL")[1][0].split()
        if not numbers:
            return None
        octets = self.session.uid("FETCH", numbers[-1], "(BODY.PEEK[])")[1][0][1]
        return numbers[-1], email.message_from_bytes(octets, policy=email.policy.default)

    def _object(self, message):
        part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
        return part.get_payload(decode=True).decode()

    def starts(self):
        found = self._newest()
        return found and Series(self._object(found[1])).starts()

    def answer(self, word):
        number, message = self._newest()
        text = re.sub(r"\r?\n[ \t]", "", self._object(message))
        text = re.sub(
            rf"^ATTENDEE([^\n]*?)PARTSTAT=[A-Z-]+([^\n]*:mailto:{re.escape(bridget)})", rf"ATTENDEE\1PARTSTAT={word}\2", text, flags=re.M
        )
        anew = email.message.EmailMessage(policy=email.policy.SMTP)
        anew["From"] = bridget
        anew["Subject"] = UID
        anew.set_content(text, subtype="calendar", cte="base64")
        assert self.session.append("Calendar", None, None, anew.as_bytes())[0] == "OK"
        self.session.uid("STORE", number, "+FLAGS.SILENT", r"(\Deleted)")
        self.session.uid("EXPUNGE", number)


class Exchange:
    """Applies invitations by mail as its server does; answers in Exchange's format."""

    def _messages(self):
        for file in sorted(SENT.iterdir(), key=lambda each: each.stat().st_mtime_ns):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            for part in message.walk():
                if part.get_content_type() == "text/calendar" and ex in str(message["To"]):
                    yield part.get_param("method").upper(), part.get_payload(decode=True).decode()

    def starts(self):
        starts = None
        for method, text in self._messages():
            series = Series(text)
            if method == "REQUEST" and series.master:
                starts = series.starts()
            elif method == "CANCEL" and starts:
                starts = [each for each in starts if each not in utc(series.cancelled)]
        return starts

    def answer(self, word):
        text = [text for method, text in self._messages() if method == "REQUEST"][-1]
        sequence = re.search(r"^SEQUENCE:(\d+)", text, re.M)
        now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
        reply = [
            "BEGIN:VCALENDAR", "METHOD:REPLY", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0", "BEGIN:VEVENT",
            f"ATTENDEE;PARTSTAT={word};CN=Ex:mailto:{ex}", "COMMENT;LANGUAGE=en-US:\\n", f"UID:{UID}",
            f"SUMMARY;LANGUAGE=en-US:Accepted: {TITLE}", f"DTSTART;TZID=W. Europe Standard Time:{FIRST:%Y%m%dT%H%M%S}",
            "CLASS:PUBLIC", "PRIORITY:5", f"DTSTAMP:{now}", "TRANSP:OPAQUE", "STATUS:CONFIRMED",
            f"SEQUENCE:{sequence[1] if sequence else 0}", "X-MICROSOFT-CDO-APPT-SEQUENCE:0", "END:VEVENT", "END:VCALENDAR", "",
        ]  # fmt: skip
        message = email.message.EmailMessage(policy=email.policy.SMTP)
        message["From"], message["To"], message["Subject"] = ex, tess, f"Accepted: {TITLE}"
        message.set_content("\r\n".join(reply), subtype="calendar", params={"method": "REPLY"}, cte="base64")
        with smtplib.SMTP(HOST, SMTP) as session:
            session.send_message(message, ex, [tess])


def invitation():
    people = "".join(f"ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{each}\r\n" for each in (wendy, eva, bridget, ex))
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{UID}\r\nDTSTAMP:20261126T080000Z\r\nSUMMARY:{TITLE}\r\n"
        f"DTSTART;TZID={ZONE}:{FIRST:%Y%m%dT%H%M%S}\r\nDTEND;TZID={ZONE}:{FIRST:%Y%m%dT110000}\r\n"
        f"RRULE:FREQ=WEEKLY;COUNT={WEEKS}\r\nORGANIZER:mailto:{tess}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{tess}\r\n"
        f"{people}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


with contextlib.ExitStack() as opened:
    bird = Thunderbird(opened.enter_context(Program("thunderbird", folder / "profile", folder / "thunderbird.log", {})))
    evolution = opened.enter_context(Evolution())
    webmail = opened.enter_context(Webmail(wendy))
    bridge = Bridge()
    exchange = Exchange()
    everybody = {"Thunderbird": bird, "Evolution": evolution, "webmail": webmail, "bridge": bridge, "Exchange": exchange}

    def all_see(step, starts):
        """Asserts that all five agree."""
        for name, program in everybody.items():
            until(lambda: f"{step}: {name} sees {program.starts()} and not {starts}", lambda: program.starts() == starts)

    def organizer_knows(step, answers):
        until(
            lambda: f"{step}: the organizer sees {bird.answers()}",
            lambda: answers.items() <= bird.answers().items(),
        )

    starts = [FIRST + datetime.timedelta(weeks=week) for week in range(WEEKS)]
    bird.does("invite", invitation())
    all_see("made", utc(starts))

    webmail.answer("accepted")
    evolution.ask("answer", UID, "TENTATIVE")
    bridge.answer("DECLINED")
    exchange.answer("ACCEPTED")
    organizer_knows("answered", {wendy: "ACCEPTED", eva: "TENTATIVE", bridget: "DECLINED", ex: "ACCEPTED"})
    all_see("answered", utc(starts))

    starts = [start + datetime.timedelta(hours=1) for start in starts]
    bird.does("moveBy", UID, 60)
    all_see("moved", utc(starts))

    del starts[1]
    bird.does("cancelOne", UID, 1)
    all_see("one instance cancelled", utc(starts))

    evolution.ask("delegate", UID, dan)
    organizer_knows("delegated", {eva: "DELEGATED", dan: "NEEDS-ACTION"})
    with Webmail(dan) as deputy:
        everybody["the delegate's webmail"] = deputy
        all_see("delegated", utc(starts))
        deputy.answer("accepted")
        organizer_knows("the delegate answered", {dan: "ACCEPTED"})
        all_see("the delegate answered", utc(starts))

print("done")
