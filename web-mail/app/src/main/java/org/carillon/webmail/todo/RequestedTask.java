package org.carillon.webmail.todo;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.carillon.webmail.recurrence.Repetition;
import org.carillon.webmail.recurrence.RequestedRecurrence;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.RequestedReminders;
import org.carillon.webmail.typed.TypedFields;

/**
 * The task that a form asks for, by the reader's clock.
 *
 * @param isTimed whether it has times of day, not only dates
 * @param priority 0 to 9
 * @param percent 0 to 100
 */
record RequestedTask(
    String title,
    boolean isTimed,
    Optional<LocalDateTime> start,
    Optional<LocalDateTime> due,
    int priority,
    List<String> categories,
    int percent,
    String text,
    RequestedRecurrence repeat,
    RequestedReminders reminders,
    boolean isPrivate) {
  static final int MOST_TITLE = 500;
  static final int MOST_TEXT = 50_000;
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  /** Reads a form; throws if a field can't be parsed. */
  static RequestedTask of(TodoFields fields) {
    String title = fields.title().strip();
    if (title.isEmpty()) {
      throw new InvalidFieldException("title", "empty", "");
    }
    TypedFields.bounded("title", title, MOST_TITLE);
    TypedFields.bounded("text", fields.text(), MOST_TEXT);
    boolean isTimed =
        isTimed(fields.due(), fields.dueDay(), "due")
            | isTimed(fields.start(), fields.startDay(), "start");
    // Both have a time of day, or both are dates (RFC 5545 §3.8.2.3).
    Optional<LocalDateTime> due =
        moment("due", fields.dueDay(), fields.due(), isTimed ? LAST_MINUTE : LocalTime.MIDNIGHT);
    Optional<LocalDateTime> start =
        moment("start", fields.startDay(), fields.start(), LocalTime.MIDNIGHT);
    if (due.isPresent() && start.isPresent() && due.get().isBefore(start.get())) {
      throw new InvalidFieldException("dueDay", "late", "");
    }
    // A recurrence counts from a start (RFC 5545 §3.8.5.3).
    RequestedRecurrence repeat =
        RequestedRecurrence.of(
            fields.repeat(), start.or(() -> due).map(LocalDateTime::toLocalDate));
    if (repeat.repeat() != Repetition.NEVER && due.isEmpty() && start.isEmpty()) {
      throw new InvalidFieldException("dueDay", "repeat", "");
    }
    RequestedReminders reminders = RequestedReminders.of(fields.reminders());
    if (!reminders.minutes().isEmpty() && due.isEmpty()) {
      throw new InvalidFieldException("dueDay", "reminder", "");
    }
    long later =
        start.or(() -> due).map(LocalDateTime::toLocalDate).map(repeat::daysAfter).orElse(0L);
    return new RequestedTask(
        title,
        isTimed,
        start.map(one -> one.plusDays(later)),
        due.map(one -> one.plusDays(later)),
        number("priority", fields.priority(), 9),
        TypedFields.categories(fields.categories()),
        number("percent", fields.percent(), 100),
        fields.text().replace("\r\n", "\n"),
        repeat,
        reminders,
        fields.isPrivate());
  }

  private static boolean isTimed(String time, String day, String field) {
    if (!time.isEmpty() && day.isEmpty()) {
      throw new InvalidFieldException(field + "Day", "day", "");
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
    return typed.isEmpty() ? 0 : TypedFields.number(field, typed, 0, most);
  }
}
