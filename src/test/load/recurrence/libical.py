"""Creates events with recurrence rules and prints the instances that libical finds.

Usage: libical.py COUNT SEED. One line for each event, with fields separated by tabs: parameters
of DTSTART, DTSTART, RRULE, EXDATE, RDATE, overrides (RECURRENCE-ID>DTSTART, separated by
spaces), the clause of RFC 5545 that libical violates, and the first thirty instances from 2024
to the end of 2027, in minutes since 1970.

Needs libical.so.3 (Debian: libical3).
"""

import ctypes
import datetime
import os
import random
import signal
import sys
import zoneinfo

ical = ctypes.CDLL("libical.so.3")


class TimeType(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in
                ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_ += [("zone", ctypes.c_void_p)]


class TimeSpan(ctypes.Structure):
    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int)]


CALLBACK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(TimeSpan), ctypes.c_void_p)
ical.icalparser_parse_string.restype = ctypes.c_void_p
ical.icalparser_parse_string.argtypes = [ctypes.c_char_p]
ical.icalcomponent_get_first_component.restype = ctypes.c_void_p
ical.icalcomponent_get_first_component.argtypes = [ctypes.c_void_p, ctypes.c_int]
ical.icalcomponent_free.argtypes = [ctypes.c_void_p]
ical.icaltime_from_string.restype = TimeType
ical.icaltime_from_string.argtypes = [ctypes.c_char_p]
ical.icalcomponent_foreach_recurrence.argtypes = [
    ctypes.c_void_p, TimeType, TimeType, CALLBACK, ctypes.c_void_p]
VEVENT = 4

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "America/Sao_Paulo", "Asia/Kolkata"]
DAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]


def zone_text(name):
    """Returns a VTIMEZONE as calendars contain it; libical also finds the name in its own tables."""
    return ("BEGIN:VTIMEZONE\r\nTZID:%s\r\nX-LIC-LOCATION:%s\r\n" % (name, name)
            + VTIMEZONES[name] + "END:VTIMEZONE\r\n")


def observance(kind, start, frm, to, rule):
    return ("BEGIN:%s\r\nDTSTART:%s\r\nTZOFFSETFROM:%s\r\nTZOFFSETTO:%s\r\n%sEND:%s\r\n"
            % (kind, start, frm, to, "RRULE:%s\r\n" % rule if rule else "", kind))


VTIMEZONES = {
    "Europe/Berlin":
        observance("DAYLIGHT", "19810329T020000", "+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        + observance("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    "America/New_York":
        observance("DAYLIGHT", "20070311T020000", "-0500", "-0400", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU")
        + observance("STANDARD", "20071104T020000", "-0400", "-0500", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
    "Australia/Sydney":
        observance("STANDARD", "20080406T030000", "+1100", "+1000", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU")
        + observance("DAYLIGHT", "20081005T020000", "+1000", "+1100", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
    "America/Sao_Paulo": observance("STANDARD", "20190217T000000", "-0200", "-0300", ""),
    "Asia/Kolkata": observance("STANDARD", "19451015T000000", "+0630", "+0530", ""),
}


def numbers(rng, low, high, most, negative=True):
    count = rng.randint(1, most)
    chosen = {rng.choice([1, -1] if negative else [1]) * rng.randint(low, high) for _ in range(count)}
    return ",".join(str(n) for n in sorted(chosen))


def rule(rng, date):
    freq = rng.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY"]
                      + ([] if date else ["HOURLY", "MINUTELY"]))
    parts = ["FREQ=" + freq]
    interval = rng.choice([1, 1, 1, 2, 3, 4, 7, 41])
    if freq == "MINUTELY":
        interval = rng.randint(200, 9000)
    if interval > 1:
        parts.append("INTERVAL=%d" % interval)
    chance = rng.random
    weeks = freq == "YEARLY" and chance() < 0.35
    if weeks:
        parts.append("BYWEEKNO=" + numbers(rng, 1, 53, 3))
    if chance() < 0.3 and not weeks:
        parts.append("BYMONTH=" + numbers(rng, 1, 12, 3, False))
    if chance() < 0.45:
        ordinal = freq in ("MONTHLY", "YEARLY") and not weeks
        chosen = rng.sample(DAYS, rng.randint(1, 4))
        if ordinal and chance() < 0.6:
            chosen = [rng.choice(["1", "2", "3", "4", "5", "-1", "-2"]) + day for day in chosen]
        parts.append("BYDAY=" + ",".join(chosen))
    if chance() < 0.2 and freq not in ("WEEKLY",) and not weeks:
        parts.append("BYMONTHDAY=" + numbers(rng, 1, 31, 3))
    if chance() < 0.15 and freq == "YEARLY" and not weeks and not any(p.startswith("BYMONTH") for p in parts):
        parts.append("BYYEARDAY=" + numbers(rng, 1, 366, 4))
    if not date and freq not in ("HOURLY", "MINUTELY") and chance() < 0.12:
        parts.append("BYHOUR=" + numbers(rng, 0, 23, 3, False))
    if not date and freq != "MINUTELY" and chance() < 0.08:
        parts.append("BYMINUTE=" + numbers(rng, 0, 59, 2, False))
    if len(parts) > 1 and chance() < 0.2 and any(p.startswith("BY") for p in parts):
        parts.append("BYSETPOS=" + numbers(rng, 1, 4, 2))
    if chance() < 0.3:
        parts.append("WKST=" + rng.choice(DAYS))
    if chance() < 0.3:
        parts.append("COUNT=%d" % rng.randint(1, 40))
    elif chance() < 0.2:
        parts.append("UNTIL=" + ("2027%02d%02d" % (rng.randint(1, 12), rng.randint(1, 28))
                                 + ("" if date else "T%02d0000Z" % rng.randint(0, 23))))
    return ";".join(parts)


def clause(rule, params, start, rdate, found):
    """Returns the clause of RFC 5545 that libical 3.0.16 violates with this rule, or ""."""
    parts = dict(part.split("=") for part in rule.split(";"))
    freq = parts["FREQ"]
    often = freq in ("DAILY", "HOURLY", "MINUTELY")
    weeks = parts.get("BYWEEKNO", "")
    if "BYSETPOS" in parts and (often or freq == "WEEKLY" or "BYHOUR" in parts or "BYMINUTE" in parts):
        return "3.3.10: BYSETPOS limits what all other parts made, in every frequency"
    if "BYSETPOS" in parts and "53" in weeks:
        return "3.3.10: positions are those among the weeks of one year"
    if often and "-" in parts.get("BYMONTHDAY", ""):
        return "3.3.10: -10 is the tenth to the last day, of rules of days and hours, too"
    if "-" in weeks or "52" in weeks:
        return "3.3.10: weeks are those of ISO 8601; libical counts 53 of some years that have 52"
    if "53" in weeks and parts.get("WKST", "MO") != "MO":
        return "3.3.10: which year has a week 53 depends on WKST"
    if weeks and "BYDAY" not in parts:
        return "3.3.10: without BYDAY the day of the week is that of DTSTART"
    if freq in ("HOURLY", "MINUTELY") and "TZID" in params:
        return "3.3.10: the rule makes local times; libical adds exact hours"
    if freq in ("HOURLY", "MINUTELY") and start < "2024":
        return "3.3.10: intervals begin with DTSTART; libical begins anew with the span it is asked for"
    if freq == "WEEKLY" and "BYMONTH" in parts and "INTERVAL" in parts and "WKST" in parts:
        return "3.3.10: weeks begin with WKST, of rules with months, too"
    if "1" in weeks.split(",") and "INTERVAL" in parts:
        return "3.3.10: week 1 is the next year's where it begins in this one"
    if rdate and rdate < start:
        return "3.8.5.3: RDATEs before DTSTART are of the set"
    if "TZID" in params:
        zone = zoneinfo.ZoneInfo(params.split("TZID=")[1])
        if any(utc(minute).astimezone(zone).fold for minute in found):
            return "3.3.5: of a local time that comes twice the first is meant"
        times = {utc(minute).astimezone(zone).strftime("%H%M") for minute in found}
        if "BYHOUR" not in parts and "BYMINUTE" not in parts and len(times) > 1:
            return "3.3.5: after a day without it the local time is that of DTSTART again"
    return ""


def event(params, lines):
    zone = params.split("TZID=")[1] if "TZID" in params else None
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + (zone_text(zone) if zone else "")
            + "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n" + "".join(lines)
            + "END:VEVENT\r\nEND:VCALENDAR\r\n")


def expanded(text, begin=b"20240101T000000Z", end=b"20280101T000000Z"):
    root = ical.icalparser_parse_string(text.encode())
    component = ical.icalcomponent_get_first_component(root, VEVENT)
    found = []

    def take(_, span, __):
        found.append(span.contents.start // 60)

    ical.icalcomponent_foreach_recurrence(
        component, ical.icaltime_from_string(begin), ical.icaltime_from_string(end), CALLBACK(take), None)
    ical.icalcomponent_free(root)
    return sorted(set(found))


def utc(minute):
    return datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc)


def made(rng):
    """Returns an event whose start matches its rule: otherwise the recurrence set is undefined (3.8.5.3)."""
    while True:
        event = tried(rng)
        if event:
            return event


def tried(rng):
    date = rng.random() < 0.2
    form = rng.choice(["zone", "zone", "utc", "floating"])
    params = ";VALUE=DATE" if date else ";TZID=" + rng.choice(ZONES) if form == "zone" else ""
    suffix = "Z" if not date and form == "utc" else ""

    def time(year, hour=None):
        day = "%d%02d%02d" % (year, rng.randint(1, 12), rng.randint(1, 28))
        return day if date else day + "T%02d%02d00" % (
            rng.choice([0, 2, 3, 9, 10, 14, 23]) if hour is None else hour, rng.choice([0, 0, 30, 45])) + suffix

    start = time(rng.choice([2023, 2024, 2024, 2025, 2025, 2026]))
    text = rule(rng, date)
    first = "DTSTART%s:%s\r\nRRULE:%s\r\nDURATION:%s\r\n" % (params, start, text, "P1D" if date else "PT1H")
    plain = expanded(event(params, [first]), b"20230101T000000Z")
    if not plain:
        return None
    zone = zoneinfo.ZoneInfo(params.split("TZID=")[1]) if "TZID" in params else datetime.timezone.utc
    start = utc(plain[0]).astimezone(zone).strftime("%Y%m%d" if date else "%Y%m%dT%H%M00") + suffix
    first = "DTSTART%s:%s\r\nRRULE:%s\r\nDURATION:%s\r\n" % (params, start, text, "P1D" if date else "PT1H")
    plain = expanded(event(params, [first]))
    exdate, rdate, moved = "", "", ""
    # Only times that libical found, as UTC or as dates.
    written = "UTC" if not date and form != "floating" else ""

    def said(minute):
        return utc(minute).strftime("%Y%m%d" if date else "%Y%m%dT%H%M00" + ("Z" if written else ""))
    if plain and rng.random() < 0.3:
        exdate = said(rng.choice(plain[:30]))
    if rng.random() < 0.15:
        rdate = "%d%02d%02d" % (rng.randint(2025, 2027), rng.randint(1, 12), rng.randint(1, 28))
        rdate += "" if date else "T130000" + ("Z" if written else "")
    lines = [first]
    plainly = params if date or form == "floating" else ""
    if exdate:
        lines.append("EXDATE%s:%s\r\n" % (plainly, exdate))
    if rdate:
        lines.append("RDATE%s:%s\r\n" % (plainly, rdate))
    found = expanded(event(params, lines))
    if found and rng.random() < 0.2:
        # RFC 5545 3.8.4.4: an override moves the instance to its own start.
        old = rng.choice(found[:20])
        new = old + rng.choice([-1440, 1440, 4320] if date else [-60, 90, 1440, 3000])
        found = sorted([minute for minute in found if minute != old] + [new])
        moved = said(old) + ">" + said(new)
    low, high = 28401120, 30504960
    found = [minute for minute in found if low <= minute < high][:30]
    return [params, start, text, exdate, rdate, moved, clause(text, params, start, rdate, plain),
            " ".join(str(minute) for minute in found)]


def block(rng, count):
    """Creates events in a separate process: with some of them libical 3.0.16 crashes or hangs."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        with os.fdopen(into, "w") as pipe:
            for _ in range(count):
                signal.alarm(2)
                pipe.write("\t".join(made(rng)) + "\n")
                pipe.flush()
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        lines = [line for line in pipe if line.endswith("\n")]
    os.waitpid(child, 0)
    return lines


def main():
    count, seed = int(sys.argv[1]), sys.argv[2]
    lines, number = [], 0
    while len(lines) < count:
        lines += block(random.Random("%s-%d" % (seed, number)), min(100, count - len(lines)))
        number += 1
    sys.stdout.write("".join(lines))


main()
