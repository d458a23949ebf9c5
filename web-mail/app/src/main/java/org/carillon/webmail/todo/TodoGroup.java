package org.carillon.webmail.todo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/** The groups of a task list, by due date. */
public enum TodoGroup {
  OVERDUE,
  TODAY,
  /** The task is due in the next days, up to the same weekday. */
  WEEK,
  LATER,
  /** The task has no date. */
  SOMEDAY,
  DONE;

  private static final int WEEK_DAYS = 7;

  /** Its key in message bundles. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The group of a task at a moment of the reader's clock. */
  static TodoGroup of(Todo todo, LocalDateTime now) {
    if (todo.isDone()) {
      return DONE;
    }
    if (todo.due() == null) {
      return SOMEDAY;
    }
    LocalDate day = todo.due().toLocalDate();
    LocalDate today = now.toLocalDate();
    if (day.isBefore(today) || todo.isTimed() && todo.due().isBefore(now)) {
      return OVERDUE;
    }
    if (day.equals(today)) {
      return TODAY;
    }
    return day.isBefore(today.plusDays(WEEK_DAYS)) ? WEEK : LATER;
  }
}
