package org.carillon.dav.birthday;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contacts.ContactDay;
import org.carillon.contacts.ContactDayCalendar;
import org.carillon.contacts.ContactDays;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlName;

/**
 * The calendar of contacts' birthdays.
 *
 * @param account the address of its owner
 * @param days the source of its birthdays
 */
record BirthdaysResource(
    DavPath path, String account, ContactDayCalendar calendar, ContactDays days)
    implements DavResource {

  /** Returns the caller's birthday calendar, or empty if there is none. */
  static Optional<BirthdaysResource> of(DavCall call, ContactDays days) {
    return DavFailures.found(days.calendar(call.caller(), languages(call)))
        .map(
            calendar ->
                new BirthdaysResource(
                    BirthdaysSpace.path(call), call.caller().name(), calendar, days));
  }

  /** Returns the languages of Accept-Language, for an account without a chosen language. */
  static List<Locale> languages(DavCall call) {
    return call.header("Accept-Language").isPresent()
        ? Collections.list(call.request().getLocales())
        : List.of();
  }

  List<BirthdayResource> resources(List<ContactDay> some) {
    return some.stream().map(day -> BirthdayResource.of(this, day)).toList();
  }

  List<BirthdayResource> birthdays(DavCall call) {
    return resources(DavFailures.value(days.all(call.caller(), languages(call))));
  }

  /** Returns the birthdays that have one of these names. */
  List<BirthdayResource> birthdays(DavCall call, Set<String> names) {
    return resources(DavFailures.value(days.named(call.caller(), languages(call), names)));
  }

  @Override
  public Set<XmlName> types() {
    return Set.of(XmlName.dav("collection"), XmlName.caldav("calendar"));
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  @Override
  public String usualName() {
    return calendar.title();
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(account);
  }

  @Override
  public Iterable<DavResource> members(DavCall call) {
    return List.copyOf(birthdays(call));
  }
}
