package org.carillon.webmail.card;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.file.CalendarFileReader;
import org.carillon.format.icalendar.file.FileEntry;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/** Enclosed events that invite nobody (RFC 5546 §3.2.1), which may be added to a calendar. */
public final class EnclosedEvents {
  /** The most events of a message that are added to a calendar at once. */
  public static final int MOST = 50;

  /** The methods for calendars that have an organizer, and for answers to one. */
  private static final Set<String> FOR_MEETINGS =
      Set.of("ADD", "CANCEL", "REFRESH", "REPLY", "COUNTER", "DECLINECOUNTER");

  private static final Pattern METHOD = Pattern.compile("(?im)^METHOD(?:;[^:\\r\\n]*)?:(.*)$");

  private EnclosedEvents() {}

  /**
   * Returns the events of a calendar part as the reader's own: without guests and an organizer, so
   * that nobody is notified, without alarms that others set, and without METHOD.
   *
   * @param calendar the part, in UTF-8
   */
  public static List<CalendarObject> of(byte[] calendar) {
    String method = method(calendar);
    return CalendarFileReader.read(calendar, MOST).entries().stream()
        .filter(FileEntry.Whole.class::isInstance)
        .map(entry -> ((FileEntry.Whole) entry).object())
        .filter(object -> object.kind() == CalendarKind.VEVENT && invitesNobody(method, object))
        .map(EnclosedEvents::own)
        .toList();
  }

  /** Returns whether the message neither asks anybody for an answer nor is one. */
  static boolean invitesNobody(CalendarObject message) {
    return invitesNobody(message.method(), message);
  }

  private static boolean invitesNobody(String method, CalendarObject object) {
    String word = method.strip().toUpperCase(Locale.ROOT);
    return !FOR_MEETINGS.contains(word)
        && !(word.equals("REQUEST") && object.main().organizer().isPresent());
  }

  /** The METHOD of a part; files have none. */
  private static String method(byte[] calendar) {
    Matcher line = METHOD.matcher(new String(calendar, StandardCharsets.UTF_8));
    return line.find() ? line.group(1) : "";
  }

  private static CalendarObject own(CalendarObject object) {
    return object
        .withCalendar(calendar -> calendar.without("METHOD"))
        .withParts(part -> new CalendarPart(own(part.component())));
  }

  private static CalendarComponent own(CalendarComponent part) {
    return part.keeping(
        node ->
            switch (node) {
              case ContentLine line ->
                  !line.name().equals("ATTENDEE") && !line.name().equals("ORGANIZER");
              case CalendarComponent inner -> !inner.is("VALARM");
            });
  }

  /** Returns an event as a message, to look up which of the reader's calendars has it. */
  public static byte[] asMessage(CalendarObject event) {
    return event
        .withCalendar(calendar -> calendar.with(ContentLine.of("METHOD", "PUBLISH")))
        .calendar()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
