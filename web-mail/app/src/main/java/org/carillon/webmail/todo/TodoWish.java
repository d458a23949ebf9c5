package org.carillon.webmail.todo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.carillon.webmail.event.Repetition;
import org.carillon.webmail.event.TypedFields;
import org.carillon.webmail.event.WrongField;

/**
 * What a task is to be, as a form asked for it, by the reader's clock.
 *
 * @param isTimed whether its times are of hours, not only of days
 * @param priority 0 to 9
 * @param percent 0 to 100
 * @param until the last day on which it may come again
 * @param reminder minutes before it is due; empty for none
 * @param keepsReminder whether whatever reminders there are stay
 */
record TodoWish(
    String title,
    boolean isTimed,
    Optional<LocalDateTime> start,
    Optional<LocalDateTime> due,
    int priority,
    List<String> categories,
    int percent,
    String text,
    Repetition repeat,
    Optional<LocalDate> until,
    Optional<Integer> reminder,
    boolean keepsReminder,
    boolean isPrivate) {
  static final int MOST_TITLE = 500;
  static final int MOST_TEXT = 50_000;
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  /**
   * Reads a form.
   *
   * @throws WrongField where it says nothing that can be understood
   */
  static TodoWish of(TodoFields fields) {
    String title = fields.title().strip();
    if (title.isEmpty()) {
      throw new WrongField("title", "empty", "");
    }
    TypedFields.bounded("title", title, MOST_TITLE);
    TypedFields.bounded("text", fields.text(), MOST_TEXT);
    boolean isTimed =
        isTimed(fields.due(), fields.dueDay(), "due")
            | isTimed(fields.start(), fields.startDay(), "start");
    // Both are of hours, or both of days (RFC 5545 §3.8.2.3).
    Optional<LocalDateTime> due =
        moment("due", fields.dueDay(), fields.due(), isTimed ? LAST_MINUTE : LocalTime.MIDNIGHT);
    Optional<LocalDateTime> start =
        moment("start", fields.startDay(), fields.start(), LocalTime.MIDNIGHT);
    if (due.isPresent() && start.isPresent() && due.get().isBefore(start.get())) {
      throw new WrongField("dueDay", "backwards", "");
    }
    Repetition repeat =
        Repetition.of(fields.repeat()).orElseThrow(() -> new WrongField("repeat", "choice", ""));
    if (repeat != Repetition.NEVER && due.isEmpty() && start.isEmpty()) {
      throw new WrongField("dueDay", "repeat", "");
    }
    Optional<LocalDate> until =
        fields.until().isEmpty() || repeat == Repetition.NEVER
            ? Optional.empty()
            : Optional.of(TypedFields.day("until", fields.until()));
    if (until.isPresent()
        && until.get().isBefore(start.or(() -> due).orElseThrow().toLocalDate())) {
      throw new WrongField("until", "until", "");
    }
    Optional<Integer> reminder = TypedFields.minutes(fields.reminder());
    if (reminder.isPresent() && due.isEmpty()) {
      throw new WrongField("dueDay", "reminder", "");
    }
    return new TodoWish(
        title,
        isTimed,
        start,
        due,
        number("priority", fields.priority(), 9),
        TypedFields.categories(fields.categories()),
        number("percent", fields.percent(), 100),
        fields.text().replace("\r\n", "\n"),
        repeat,
        until,
        reminder,
        fields.reminder().equals(TypedFields.OWN),
        fields.isPrivate());
  }

  private static boolean isTimed(String time, String day, String field) {
    if (!time.isEmpty() && day.isEmpty()) {
      throw new WrongField(field + "Day", "day", "");
    }
    return !time.isEmpty();
  }

  private static Optional<LocalDateTime> moment(
      String field, String day, String time, LocalTime usual) {
    return day.isEmpty()
        ? Optional.empty()
        : Optional.of(
            TypedFields.day(field + "Day", day)
                .atTime(time.isEmpty() ? usual : TypedFields.time(field, time)));
  }

  private static int number(String field, String typed, int most) {
    if (typed.isEmpty()) {
      return 0;
    }
    if (!typed.matches("[0-9]{1,3}") || Integer.parseInt(typed) > most) {
      throw new WrongField(field, "number", Integer.toString(most));
    }
    return Integer.parseInt(typed);
  }
}
