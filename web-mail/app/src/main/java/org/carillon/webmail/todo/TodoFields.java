package org.carillon.webmail.todo;

import java.time.DayOfWeek;
import java.util.List;
import org.carillon.webmail.recurrence.RepeatFields;

/**
 * A task as typed into the form's fields, not validated yet.
 *
 * @param list the id of its list
 * @param dueDay a date, {@code 2026-11-25}; empty for none
 * @param due a time of that day, {@code 09:00}; empty for the whole day
 * @param startDay likewise, when it can be begun
 * @param priority 0 to 9
 * @param categories with commas between them
 * @param percent 0 to 100
 * @param repeat its recurrence
 * @param reminders the minutes before the due time of each reminder, distinct
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

  /** Fields for a new task with a title and a due date, as typed in one line. */
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
