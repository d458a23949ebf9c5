package org.carillon.dav.calendar;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;

/** Refuses to DELETE the only calendar that can receive invitations (RFC 6638 §4.3.1). */
final class DefaultCalendarDelete implements Method {
  private final SchedulingInbox inbox;

  DefaultCalendarDelete(SchedulingInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return call.method().equals(name())
        && resource.isPresent()
        && resource.get() instanceof CollectionResource calendar
        && isOwn(calendar.entry())
        && call.collections().stream().filter(DefaultCalendarDelete::isOwn).count() == 1
        && isDefault(call, calendar.id());
  }

  private boolean isDefault(DavCall call, long calendar) {
    return DavFailures.value(inbox.calendar(call.caller())).equals(OptionalLong.of(calendar));
  }

  private static boolean isOwn(CollectionEntry entry) {
    return entry.kind() == CollectionKind.CALENDAR
        && !entry.name().isOthers()
        && entry.rights().has(Right.INSERT);
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) {
    throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("default-calendar-needed"));
  }
}
