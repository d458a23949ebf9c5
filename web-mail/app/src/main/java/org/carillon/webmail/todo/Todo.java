package org.carillon.webmail.todo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.carillon.webmail.calendar.ShownCalendar;

/**
 * A task as a list shows it.
 *
 * @param list which list it is in
 * @param key its object's key there
 * @param tag the ETag of the version shown
 * @param uid its UID
 * @param parent the UID of the task that it is a part of; empty for none
 * @param title its title; empty for none
 * @param due the due date, by the reader's clock; null for none
 * @param isTimed whether it is due at an hour, not only on a day
 * @param priority from 1, the highest, to 9; 0 for none
 * @param percent the percentage done
 * @param isDone whether it is completed or cancelled
 * @param ended when it was completed; {@link Instant#EPOCH} if unknown
 * @param recurs whether it repeats
 * @param isPrivate whether it is hidden from other readers of the list
 * @param isRedacted whether its content is hidden from the reader
 */
public record Todo(
    ShownCalendar list,
    String key,
    String tag,
    String uid,
    String parent,
    String title,
    LocalDateTime due,
    boolean isTimed,
    int priority,
    List<String> categories,
    int percent,
    boolean isDone,
    Instant ended,
    boolean recurs,
    boolean isPrivate,
    boolean isRedacted) {
  private static final int HIGH = 4;
  private static final int LOWEST = 9;

  public Todo {
    categories = List.copyOf(categories);
  }

  /** Open tasks by due date, then by priority; after them completed ones, the latest first. */
  static final Comparator<Todo> ORDER =
      Comparator.comparing(Todo::isDone)
          .thenComparing(Todo::ended, Comparator.reverseOrder())
          .thenComparing(Todo::due, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(one -> one.priority() == 0 ? LOWEST + 1 : one.priority())
          .thenComparing(Todo::title, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Todo::key);

  /** Returns whether its priority is high (RFC 5545 §3.8.1.9). */
  public boolean isHigh() {
    return priority >= 1 && priority <= HIGH;
  }

  /** Returns whether the reader may complete it. */
  public boolean isWritable() {
    return list.isChangeable() && !isRedacted;
  }

  /** The form value that names the task and the version that was shown. */
  public String mark() {
    return list.id() + " " + tag + " " + key;
  }
}
