"""Evolution's data server with a CalDAV calendar; reads requests and writes answers, each a line of JSON. Run inside dbus-run-session."""

import json
import ssl
import sys
import time

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer, Gio, GLib, ICalGLib  # noqa: E402

NO_WAIT = 0xFFFFFFFF
PARTSTAT = ICalGLib.ParameterPartstat


def source(registry, address, host, port, path):
    """Creates a calendar like Evolution's own dialog."""
    made = EDataServer.Source.new(None, None)
    made.set_display_name("Work")
    made.set_parent("caldav-stub")
    made.get_extension("Calendar").set_backend_name("caldav")
    account = made.get_extension("Authentication")
    account.set_host(host)
    account.set_port(port)
    account.set_user(address)
    account.set_method("plain/password")
    made.get_extension("Security").set_method("tls")
    dav = made.get_extension("WebDAV Backend")
    dav.set_resource_path(path)
    dav.set_calendar_auto_schedule(True)
    dav.set_email_address(address)
    certificate = Gio.TlsCertificate.new_from_pem(ssl.get_server_certificate((host, port)), -1)
    dav.update_ssl_trust(host, certificate, EDataServer.TrustPromptResponse.ACCEPT)
    registry.commit_source_sync(made, None)
    return registry.ref_source(made.get_uid())


def connected(kept, address, password):
    """Opens the calendar; the password is given on request."""
    known = EDataServer.NamedParameters.new()
    known.set("username", address)
    known.set("password", password)
    kept.connect("credentials-required", lambda one, *why: one.invoke_authenticate(known, None, lambda *_: None))
    opened = []
    ECal.Client.connect(
        kept,
        ECal.ClientSourceType.EVENTS,
        NO_WAIT,
        None,
        lambda _, result: opened.append(ECal.Client.connect_finish(result)),
    )
    loop = GLib.MainContext.default()
    until = time.monotonic() + 60
    while not opened or kept.get_connection_status() != EDataServer.SourceConnectionStatus.CONNECTED:
        assert time.monotonic() < until, kept.get_connection_status().value_nick
        if not loop.iteration(False):
            time.sleep(0.02)
    return opened[0]


class Calendar:
    def __init__(self, address, password, host, port, path):
        self.address = address
        registry = EDataServer.SourceRegistry.new_sync(None)
        self.client = connected(source(registry, address, host, int(port), path), address, password)

    def _found(self, uid):
        self.client.refresh_sync(None)
        _, found = self.client.get_object_list_sync(f'(uid? "{uid}")', None)
        return next((one for one in found if is_series(one)), None)

    def meeting(self, uid):
        """Returns the starts of the instances that are not cancelled, in UTC, and the attendees' answers; None if the event is not here yet."""
        item = self._found(uid)
        if item is None:
            return None
        starts = []

        def instance(one, begin, __, *rest):
            said = one.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY)
            if not said or said.get_status() != ICalGLib.PropertyStatus.CANCELLED:
                starts.append(begin.convert_to_zone(ICalGLib.Timezone.get_utc_timezone()).as_ical_string())
            return True

        begin = item.get_dtstart().as_timet()
        self.client.generate_instances_for_object_sync(item, begin, begin + 365 * 86400, None, instance)
        return {"starts": sorted(starts), "answers": {who(each): status(each) for each in attendees(item)}}

    def answer(self, uid, word):
        item = self._found(uid)
        for each in attendees(item):
            if who(each) == self.address:
                set_status(each, word)
        self._store(item)

    def delegate(self, uid, other):
        """Delegates to another attendee: both are updated (RFC 5546 §3.2.2.3)."""
        item = self._found(uid)
        for each in attendees(item):
            if who(each) == self.address:
                set_status(each, "DELEGATED")
                each.add_parameter(ICalGLib.Parameter.new_delegatedto(f"mailto:{other}"))
        sent = ICalGLib.Property.new_attendee(f"mailto:{other}")
        sent.add_parameter(ICalGLib.Parameter.new_delegatedfrom(f"mailto:{self.address}"))
        set_status(sent, "NEEDS-ACTION")
        sent.add_parameter(ICalGLib.Parameter.new_rsvp(ICalGLib.ParameterRsvp.TRUE))
        item.add_property(sent)
        self._store(item)

    def _store(self, item):
        self.client.modify_object_sync(item, ECal.ObjModType.ALL, ECal.OperationFlags.NONE, None)


def is_series(item):
    """Returns whether this is the series and not a changed instance of it."""
    return not item.get_first_property(ICalGLib.PropertyKind.RECURRENCEID_PROPERTY)


def attendees(item):
    found = []
    each = item.get_first_property(ICalGLib.PropertyKind.ATTENDEE_PROPERTY)
    while each:
        found.append(each)
        each = item.get_next_property(ICalGLib.PropertyKind.ATTENDEE_PROPERTY)
    return found


def who(attendee):
    return attendee.get_attendee().lower().removeprefix("mailto:")


def status(attendee):
    said = attendee.get_first_parameter(ICalGLib.ParameterKind.PARTSTAT_PARAMETER)
    word = said.get_partstat().value_nick.upper() if said else "NEEDSACTION"
    return word.replace("NEEDSACTION", "NEEDS-ACTION")


def set_status(attendee, word):
    attendee.remove_parameter_by_kind(ICalGLib.ParameterKind.PARTSTAT_PARAMETER)
    attendee.add_parameter(ICalGLib.Parameter.new_partstat(getattr(PARTSTAT, word.replace("-", ""))))


def say(value):
    """Marks the answer: the session's daemons write to the same output."""
    print("answer", json.dumps(value), flush=True)


calendar = Calendar(*sys.argv[1:])
say("open")
for line in sys.stdin:
    deed, *words = json.loads(line)
    say(getattr(calendar, deed)(*words))
