package org.carillon.webmail.event;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.webmail.planner.PlannerWish;

/**
 * What an event is to be, as a form asked for it.
 *
 * @param start when it begins, by the clock of its zone; of whole days a midnight
 * @param end when it ends; of whole days the midnight after the last
 * @param conference how one takes part from afar
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
    Conference conference,
    String text,
    List<String> people,
    Repetition repeat,
    Optional<LocalDate> until,
    Optional<Integer> reminder,
    boolean keepsReminder,
    boolean isPrivate,
    boolean isFree,
    List<String> categories) {
  static final int MOST_TITLE = 500;
  static final int MOST_PLACE = 500;
  static final int MOST_TEXT = 50_000;
  static final int MOST_PEOPLE = 500;
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

  /** Reads a form. */
  static Reading of(EventFields fields) {
    try {
      return new Understood(read(fields));
    } catch (WrongField wrong) {
      return new Refused(wrong.field(), wrong.what(), wrong.filling());
    }
  }

  private static EventWish read(EventFields fields) {
    TypedFields.bounded("title", fields.title(), MOST_TITLE);
    TypedFields.bounded("place", fields.place(), MOST_PLACE);
    TypedFields.bounded("text", fields.text(), MOST_TEXT);
    LocalDate first = TypedFields.day("startDay", fields.startDay());
    LocalDate last = fields.endDay().isEmpty() ? first : TypedFields.day("endDay", fields.endDay());
    LocalDateTime start =
        fields.isAllDay()
            ? first.atStartOfDay()
            : first.atTime(TypedFields.time("start", fields.start()));
    LocalDateTime end =
        fields.isAllDay()
            ? last.plusDays(1).atStartOfDay()
            : last.atTime(TypedFields.time("end", fields.end()));
    if (fields.isAllDay() ? !end.isAfter(start) : end.isBefore(start)) {
      throw new WrongField("endDay", "backwards", "");
    }
    Repetition repeat =
        Repetition.of(fields.repeat()).orElseThrow(() -> new WrongField("repeat", "repeat", ""));
    Optional<LocalDate> until =
        fields.until().isEmpty() || repeat == Repetition.NEVER
            ? Optional.empty()
            : Optional.of(TypedFields.day("until", fields.until()));
    if (until.filter(date -> date.isBefore(first)).isPresent()) {
      throw new WrongField("until", "until", "");
    }
    boolean keeps = fields.reminder().equals(TypedFields.OWN);
    return new EventWish(
        fields.title(),
        fields.isAllDay(),
        start,
        end,
        fields.isAllDay() ? "" : zone(fields.zone()),
        fields.place(),
        conference(fields.conference()),
        fields.text().replace("\r\n", "\n"),
        people(fields.people()),
        repeat,
        until,
        TypedFields.minutes(fields.reminder()),
        keeps,
        fields.isPrivate(),
        fields.isFree(),
        TypedFields.categories(fields.categories()));
  }

  private static String zone(String typed) {
    return ZoneNames.find(typed)
        .map(CalendarZone::id)
        .orElseThrow(() -> new WrongField("zone", "zone", typed));
  }

  private static Conference conference(Conference typed) {
    String link = typed.link().strip();
    String phone = typed.phone().strip();
    String pin = typed.pin().strip();
    if (!link.isEmpty() && !Conference.isLink(link)) {
      throw new WrongField("link", "link", "");
    }
    if (!phone.isEmpty() && !Conference.isPhone(phone)) {
      throw new WrongField("phone", "phone", phone);
    }
    if (!pin.isEmpty() && (phone.isEmpty() || !Conference.isPin(pin))) {
      throw new WrongField("pin", "pin", "");
    }
    return new Conference(link, phone, pin);
  }

  /** What a time is looked for: the same length for the same people. */
  PlannerWish planned(Optional<LocalDate> day, String uid) {
    CalendarZone clock = ZoneNames.find(zone).orElse(CalendarZone.UTC);
    return new PlannerWish(
        people,
        start,
        Duration.between(clock.instant(start), clock.instant(end)),
        clock,
        day.orElse(start.toLocalDate()),
        uid);
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
        throw new WrongField("people", "people", one.strip());
      }
      if (!people.contains(address)) {
        people.add(address);
      }
      if (people.size() > MOST_PEOPLE) {
        throw new WrongField("people", "many", Integer.toString(MOST_PEOPLE));
      }
    }
    return List.copyOf(people);
  }
}
