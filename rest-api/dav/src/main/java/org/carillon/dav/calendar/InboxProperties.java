package org.carillon.dav.calendar;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.CollectionKind;

/** The properties of inboxes (RFC 6638 §9.2, RFC 7953 §7.2.4) and of their messages. */
final class InboxProperties {
  private static final XmlName DEFAULT = XmlName.caldav("schedule-default-calendar-URL");
  private static final XmlName AVAILABILITY = XmlName.caldav("calendar-availability");
  private static final XmlName CTAG = XmlName.calendarServer("getctag");

  private final SchedulingInbox inbox;

  InboxProperties(SchedulingInbox inbox) {
    this.inbox = inbox;
  }

  List<Property> all() {
    return List.of(
        ofInbox(DEFAULT, (box, call) -> calendar(call)).settable(this::choose),
        ofInbox(AVAILABILITY, (box, call) -> availability(call)).settable(this::say),
        ofInbox(CTAG, (box, call) -> Property.text(CTAG, state(call))),
        ofInbox(
            StandardNames.SYNC_TOKEN,
            (box, call) -> Property.text(StandardNames.SYNC_TOKEN, token(box, call))),
        Property.of(
                CalendarNames.CALENDAR_DATA,
                SchedulingMessage.class,
                (message, asked, call) ->
                    Property.text(
                        CalendarNames.CALENDAR_DATA,
                        new String(message.message().octets(), StandardCharsets.UTF_8)))
            .onlyWhenNamed());
  }

  private interface Value {
    Optional<XmlElement> of(SchedulingBox.Resource box, DavCall call);
  }

  private static Property ofInbox(XmlName name, Value value) {
    return Property.of(
            name, SchedulingBox.Resource.class, (box, asked, call) -> value.of(box, call))
        .when(SchedulingBox::isInbox)
        .onlyWhenNamed();
  }

  /** Changes with each message that is added or removed. */
  private String state(DavCall call) {
    return DavFailures.value(inbox.state(call.caller()));
  }

  private static String token(SchedulingBox.Resource box, DavCall call) {
    Set<Long> numbers = new HashSet<>();
    SchedulingBox.messages(call, box).forEach(message -> numbers.add(message.message().id()));
    return InboxToken.of(numbers);
  }

  private Optional<XmlElement> calendar(DavCall call) {
    OptionalLong usual = DavFailures.value(inbox.calendar(call.caller()));
    return own(call).stream()
        .filter(calendar -> usual.isPresent() && calendar.id() == usual.getAsLong())
        .findFirst()
        .flatMap(calendar -> Property.href(DEFAULT, call.href(calendar.path())));
  }

  private static List<CollectionResource> own(DavCall call) {
    Optional<DavResource> home = call.find(HomeKind.CALENDARS.home(call.caller().name()));
    return home.isEmpty()
        ? List.of()
        : java.util.stream.StreamSupport.stream(home.get().members(call).spliterator(), false)
            .filter(CollectionResource.class::isInstance)
            .map(CollectionResource.class::cast)
            .filter(calendar -> calendar.kind() == CollectionKind.CALENDAR)
            .filter(calendar -> !calendar.entry().name().isOthers())
            .toList();
  }

  private Runnable choose(DavResource box, Optional<XmlElement> value, DavCall call) {
    OptionalLong calendar =
        value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(named(value.get(), call));
    return () -> DavFailures.value(inbox.chooseCalendar(call.caller(), calendar));
  }

  private static long named(XmlElement value, DavCall call) {
    return value
        .element(XmlName.dav("href"))
        .flatMap(href -> CalendarMultiget.path(call, href.text().strip()))
        .flatMap(
            path ->
                own(call).stream()
                    .filter(
                        calendar ->
                            calendar.path().equals(path)
                                || calendar.path().href("").equals(path.href("") + "/"))
                    .findFirst())
        .map(CollectionResource::id)
        .orElseThrow(
            () ->
                DavError.of(
                    DavError.FORBIDDEN, XmlName.caldav("valid-schedule-default-calendar-URL")));
  }

  private Optional<XmlElement> availability(DavCall call) {
    return DavFailures.value(inbox.availability(call.caller()))
        .flatMap(octets -> Property.text(AVAILABILITY, new String(octets, StandardCharsets.UTF_8)));
  }

  private Runnable say(DavResource box, Optional<XmlElement> value, DavCall call) {
    Optional<byte[]> octets =
        value.map(element -> element.text().strip().getBytes(StandardCharsets.UTF_8));
    return () -> {
      Answer<Void> said = inbox.chooseAvailability(call.caller(), octets);
      if (said.asFailure()
          .filter(failure -> failure instanceof org.carillon.contract.answer.Failure.Invalid)
          .isPresent()) {
        throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("valid-calendar-data"));
      }
      DavFailures.value(said);
    };
  }
}
