package org.carillon.dav.method;

import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.scheduling.OwnMeetings;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.collection.CollectionEntry;

/** Ensures that an account's calendars hold one copy of a meeting (RFC 6638 §3.2.4.1). */
final class DuplicateMeetings {
  private final DavCall call;

  DuplicateMeetings(DavCall call) {
    this.call = call;
  }

  /**
   * Checks that a meeting may be put into a calendar.
   *
   * @param besides collections that do not count, since the meeting leaves them
   * @throws DavError if it is in another calendar already; the error has its address
   */
  void require(CollectionResource into, Set<Long> besides, byte[] octets) {
    switch (into.kind()) {
      case CALENDAR, TASKS ->
          DavFailures.value(
                  call.ports().meetings().elsewhere(call.caller(), into.id(), besides, octets))
              .ifPresent(
                  place -> {
                    throw refused(place);
                  });
      case JOURNAL, MAIL, CONTACTS, NOTES, FILES, CHAT -> {
        // These invite nobody.
      }
    }
  }

  private DavError refused(OwnMeetings.Place place) {
    XmlName condition = XmlName.caldav("unique-scheduling-object-resource");
    return DavError.of(
        DavError.FORBIDDEN,
        path(place)
            .map(at -> XmlElement.of(condition, Property.href(call.href(at))))
            .orElseGet(() -> XmlElement.of(condition)));
  }

  private Optional<DavPath> path(OwnMeetings.Place place) {
    return call.collections().stream()
        .filter(entry -> entry.id() == place.collection())
        .findFirst()
        .map(CollectionEntry::name)
        .map(
            name ->
                HomeKind.CALENDARS
                    .home(call.caller().name())
                    .collection(PathSegment.of(name))
                    .member(PathSegment.of(place.key())));
  }
}
