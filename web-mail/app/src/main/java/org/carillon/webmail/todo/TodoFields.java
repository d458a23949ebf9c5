package org.carillon.webmail.todo;

import java.time.DayOfWeek;
import java.util.List;
import org.carillon.webmail.recurrence.RepeatFields;

/**
 * A task as the form's fields have it, as typed: nothing of it is known to be right.
 *
 * @param list the id of the list it is in, or is to be in
 * @param dueDay a date, {@code 2026-11-25}; empty for none
 * @param due a time of that day, {@code 09:00}; empty for the whole day
 * @param startDay likewise, when it can be begun
 * @param priority 0 to 9
 * @param categories with commas between them
 * @param percent 0 to 100
 * @param repeat how often it comes again
 * @param reminders how many minutes before it is due it is told, each once
 */
public record TodoFields(
    String list,
    String title,
    String dueDay,
    String due,
    String startDay,
    String start,
    String priority,
    String categories,
    String percent,
    String text,
    RepeatFields repeat,
    List<String> reminders,
    boolean isPrivate) {

  /** A new one of a title, and when it is due, as one line has it. */
  static TodoFields titled(String title, String dueDay, String due) {
    return new TodoFields(
        "",
        title,
        dueDay,
        due,
        "",
        "",
        "",
        "",
        "",
        "",
        RepeatFields.never(DayOfWeek.MONDAY),
        List.of(),
        false);
  }
}
