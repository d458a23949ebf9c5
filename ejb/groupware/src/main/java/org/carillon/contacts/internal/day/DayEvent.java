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
 * A day of a contact as an event (RFC 5545 §3.6.1).
 *
 * @param name what it is asked for by
 * @param contact whose
 * @param day which
 */
record DayEvent(String name, ListedContact contact, ContactSummary.Day day) {
  /** Another whenever what is written here of the same contact is another. */
  static final int FORM = 1;

  /**
   * Where no year is told: a leap year, and none that a device's clock can't count. The 1604 of
   * Apple's contacts is before what calendars of many telephones show.
   */
  private static final int ANY_YEAR = 1972;

  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
  private static final int NAME_OCTETS = 16;

  static DayEvent of(ListedContact contact, ContactSummary.Day day) {
    return new DayEvent(
        name(contact.collection(), contact.entry().key(), day.isBirthday()), contact, day);
  }

  /** The name of a day by where its contact lies: that of one that is gone is known, too. */
  static String name(long book, ItemKey key, boolean isBirthday) {
    byte[] hash = hash((book + ":" + key.value()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_OCTETS))
        + (isBirthday ? "-birthday.ics" : "-anniversary.ics");
  }

  ContactDay written(DayWords words) {
    byte[] octets = event(words).octets();
    return new ContactDay(
        name,
        new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(hash(octets), NAME_OCTETS))),
        contact.entry().saved(),
        octets);
  }

  private CalendarComponent event(DayWords words) {
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

  /** Who was born on 29 February is a year older when that month ends, as in the webmail. */
  private String rule() {
    return day.day().equals(LEAP_DAY) ? "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" : "FREQ=YEARLY";
  }

  /** By the card's UID, which no other card of the book has; of one without by its key. */
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
