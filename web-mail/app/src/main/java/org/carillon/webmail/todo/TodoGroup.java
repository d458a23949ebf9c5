package org.carillon.webmail.todo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/** When something is to be done, as a list shows it. */
public enum TodoGroup {
  OVERDUE,
  TODAY,
  /** In the next days, up to the same weekday. */
  WEEK,
  LATER,
  /** It has no date. */
  SOMEDAY,
  DONE;

  private static final int WEEK_DAYS = 7;

  /** Its word, as bundles have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that a task is in at a moment of the reader's clock. */
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
