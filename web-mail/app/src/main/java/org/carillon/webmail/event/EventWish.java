package org.carillon.webmail.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * What an event is to be, as a form asked for it.
 *
 * @param start when it begins, by the clock of its zone; of whole days a midnight
 * @param end when it ends; of whole days the midnight after the last
 * @param people who is invited, in lower case
 * @param until the last day on which it may repeat
 * @param reminder minutes before it; empty for none
 * @param keepsReminder whether whatever reminders there are stay
 */
record EventWish(
    String title,
    boolean isAllDay,
    LocalDateTime start,
    LocalDateTime end,
    String zone,
    String place,
    String text,
    List<String> people,
    Repetition repeat,
    Optional<LocalDate> until,
    Optional<Integer> reminder,
    boolean keepsReminder,
    boolean isPrivate,
    boolean isFree) {
  static final int MOST_TITLE = 500;
  static final int MOST_PLACE = 500;
  static final int MOST_TEXT = 50_000;
  static final int MOST_PEOPLE = 500;
  static final int MOST_MINUTES = 60 * 24 * 60;

  /** What the form has for reminders that it has no words for. */
  static final String OWN = "own";

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:\"@]{1,64}@[^\\s<>,;:\"@]{1,255}");
  private static final Pattern NAMED = Pattern.compile(".*<([^<>]*)>\\s*");

  /** What comes of reading a form. */
  sealed interface Reading {}

  /** It says what is wanted. */
  record Understood(EventWish wish) implements Reading {}

  /**
   * It does not.
   *
   * @param field which field is wrong
   * @param what the last part of the sentence's key
   * @param filling what goes into the sentence; empty for nothing
   */
  record Refused(String field, String what, String filling) implements Reading {}

  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    Wrong(String field, String what, String filling) {
      super(what, null, false, false);
      refused = new Refused(field, what, filling);
    }
  }

  /** Reads a form. */
  static Reading of(EventFields fields) {
    try {
      return new Understood(read(fields));
    } catch (Wrong wrong) {
      return wrong.refused;
    }
  }

  private static EventWish read(EventFields fields) {
    bounded("title", fields.title(), MOST_TITLE);
    bounded("place", fields.place(), MOST_PLACE);
    bounded("text", fields.text(), MOST_TEXT);
    LocalDate first = day("startDay", fields.startDay());
    LocalDate last = fields.endDay().isEmpty() ? first : day("endDay", fields.endDay());
    LocalDateTime start =
        fields.isAllDay() ? first.atStartOfDay() : first.atTime(time("start", fields.start()));
    LocalDateTime end =
        fields.isAllDay()
            ? last.plusDays(1).atStartOfDay()
            : last.atTime(time("end", fields.end()));
    if (fields.isAllDay() ? !end.isAfter(start) : end.isBefore(start)) {
      throw new Wrong("endDay", "backwards", "");
    }
    Repetition repeat =
        Repetition.of(fields.repeat()).orElseThrow(() -> new Wrong("repeat", "repeat", ""));
    Optional<LocalDate> until =
        fields.until().isEmpty() || repeat == Repetition.NEVER
            ? Optional.empty()
            : Optional.of(day("until", fields.until()));
    if (until.filter(date -> date.isBefore(first)).isPresent()) {
      throw new Wrong("until", "until", "");
    }
    boolean keeps = fields.reminder().equals(OWN);
    return new EventWish(
        fields.title(),
        fields.isAllDay(),
        start,
        end,
        fields.isAllDay() ? "" : zone(fields.zone()),
        fields.place(),
        fields.text().replace("\r\n", "\n"),
        people(fields.people()),
        repeat,
        until,
        keeps || fields.reminder().isEmpty() ? Optional.empty() : minutes(fields.reminder()),
        keeps,
        fields.isPrivate(),
        fields.isFree());
  }

  private static void bounded(String field, String text, int most) {
    if (text.length() > most) {
      throw new Wrong(field, "long", Integer.toString(most));
    }
  }

  private static LocalDate day(String field, String typed) {
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException none) {
      // Said below, as of a day that is out of range.
    }
    throw new Wrong(field, "day", typed);
  }

  private static LocalTime time(String field, String typed) {
    try {
      return LocalTime.parse(typed);
    } catch (DateTimeException none) {
      throw new Wrong(field, "time", typed);
    }
  }

  private static String zone(String typed) {
    return ZoneNames.find(typed)
        .map(CalendarZone::id)
        .orElseThrow(() -> new Wrong("zone", "zone", typed));
  }

  private static Optional<Integer> minutes(String typed) {
    if (!typed.matches("[0-9]{1,6}") || Integer.parseInt(typed) > MOST_MINUTES) {
      throw new Wrong("reminder", "reminder", "");
    }
    return Optional.of(Integer.parseInt(typed));
  }

  private static List<String> people(String typed) {
    List<String> people = new ArrayList<>();
    for (String one : typed.split("[\\r\\n,;]+")) {
      if (one.isBlank()) {
        continue;
      }
      var named = NAMED.matcher(one);
      String address = (named.matches() ? named.group(1) : one).strip().toLowerCase(Locale.ROOT);
      if (!ADDRESS.matcher(address).matches()) {
        throw new Wrong("people", "people", one.strip());
      }
      if (!people.contains(address)) {
        people.add(address);
      }
      if (people.size() > MOST_PEOPLE) {
        throw new Wrong("people", "many", Integer.toString(MOST_PEOPLE));
      }
    }
    return List.copyOf(people);
  }
}
