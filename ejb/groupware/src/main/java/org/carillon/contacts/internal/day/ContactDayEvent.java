package org.carillon.contacts.internal.day;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.carillon.contacts.ContactDay;
import org.carillon.contacts.ListedContact;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * A birthday or an anniversary of a contact as an event (RFC 5545 §3.6.1).
 *
 * @param name its identifier
 * @param contact the contact
 * @param day the day
 */
record ContactDayEvent(String name, ListedContact contact, ContactSummary.Day day) {
  /** The version of the events' form. Change it when the same contact gets another event. */
  static final int FORM = 1;

  /**
   * The year of a day without a year: a leap year that the clock of every device can represent. The
   * year 1604 of Apple's contacts is before what the calendars of many phones show.
   */
  private static final int ANY_YEAR = 1972;

  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
  private static final int NAME_OCTETS = 16;

  static ContactDayEvent of(ListedContact contact, ContactSummary.Day day) {
    return new ContactDayEvent(
        name(contact.collection(), contact.entry().key(), day.isBirthday()), contact, day);
  }

  /** Returns the name of a day, known from its contact's place even after deletion. */
  static String name(long book, ItemKey key, boolean isBirthday) {
    byte[] hash = hash((book + ":" + key.value()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_OCTETS))
        + (isBirthday ? "-birthday.ics" : "-anniversary.ics");
  }

  ContactDay written(ContactDayTexts words) {
    byte[] octets = event(words).octets();
    return new ContactDay(
        name,
        new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(hash(octets), NAME_OCTETS))),
        contact.entry().saved(),
        octets);
  }

  private CalendarComponent event(ContactDayTexts words) {
    LocalDate first = day.day().atYear(day.year() == 0 ? ANY_YEAR : day.year());
    return CalendarComponent.of(
        "VCALENDAR",
        List.of(
            ContentLine.of("VERSION", "2.0"),
            ContentLine.of("PRODID", "-//Carillon//Carillon//EN"),
            CalendarComponent.of(
                "VEVENT",
                List.of(
                    ContentLine.of("UID", uid()),
                    CalendarTime.utc(contact.entry().saved().truncatedTo(ChronoUnit.SECONDS))
                        .line("DTSTAMP"),
                    CalendarTime.date(first).line("DTSTART"),
                    CalendarTime.date(first.plusDays(1)).line("DTEND"),
                    ContentLine.of("RRULE", rule()),
                    ContentLine.text("SUMMARY", words.event(day, contact.summary().fullName())),
                    ContentLine.of("TRANSP", "TRANSPARENT")))));
  }

  /** Returns the recurrence rule. 29 February becomes the end of that month, as in the webmail. */
  private String rule() {
    return day.day().equals(LEAP_DAY) ? "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" : "FREQ=YEARLY";
  }

  /** Returns a UID made of the card's UID, or of the key for a card without one. */
  private String uid() {
    String card = contact.summary().uid();
    String of =
        contact.collection()
            + (card.isEmpty() ? ":k:" + contact.entry().key() : ":u:" + card)
            + (day.isBirthday() ? ":birthday" : ":anniversary");
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static byte[] hash(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
