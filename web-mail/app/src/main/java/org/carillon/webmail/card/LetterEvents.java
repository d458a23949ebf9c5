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

/**
 * Events that letters enclose and that invite nobody: published ones (RFC 5546 §3.2.1), tickets,
 * appointments, files. Whoever reads the letter may put them into a calendar.
 */
public final class LetterEvents {
  /** How many events of a letter are put into a calendar at once. */
  public static final int MOST = 50;

  /** What is said to calendars with an organizer, or answers one. */
  private static final Set<String> FOR_MEETINGS =
      Set.of("ADD", "CANCEL", "REFRESH", "REPLY", "COUNTER", "DECLINECOUNTER");

  private static final Pattern METHOD = Pattern.compile("(?im)^METHOD(?:;[^:\\r\\n]*)?:(.*)$");

  private LetterEvents() {}

  /**
   * The events of a calendar part, as the reader's own: without guests and an organizer, to whom
   * nothing is to be told, without alarms of others' making, and without METHOD.
   *
   * @param calendar the part, in UTF-8
   */
  public static List<CalendarObject> of(byte[] calendar) {
    String method = method(calendar);
    return CalendarFileReader.read(calendar, MOST).entries().stream()
        .filter(FileEntry.Whole.class::isInstance)
        .map(entry -> ((FileEntry.Whole) entry).object())
        .filter(object -> object.kind() == CalendarKind.VEVENT && invitesNobody(method, object))
        .map(LetterEvents::own)
        .toList();
  }

  /** Whether nobody waits for an answer to what a letter says, or has one. */
  static boolean invitesNobody(CalendarObject letter) {
    return invitesNobody(letter.method(), letter);
  }

  private static boolean invitesNobody(String method, CalendarObject object) {
    String word = method.strip().toUpperCase(Locale.ROOT);
    return !FOR_MEETINGS.contains(word)
        && !(word.equals("REQUEST") && object.main().organizer().isPresent());
  }

  /** The METHOD of a part, which files have none of. */
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

  /** An event as a letter of it, to ask which of the reader's calendars has it. */
  public static byte[] asLetter(CalendarObject event) {
    return event
        .withCalendar(calendar -> calendar.with(ContentLine.of("METHOD", "PUBLISH")))
        .calendar()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
