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
 * @param tag the version that is shown
 * @param uid its UID
 * @param parent the UID of the task that it is a part of; empty for none
 * @param title what it is called; empty where it has no title
 * @param due until when it is to be done, by the reader's clock; null for no date
 * @param isTimed whether it is due at an hour, not only on a day
 * @param priority from 1, the highest, to 9; 0 for none
 * @param percent how much of it is done
 * @param isDone whether nothing is left to do, or it was called off
 * @param ended when it was done; {@link Instant#EPOCH} where that is not known
 * @param recurs whether it comes again
 * @param isPrivate whether it is not for all who may read the list
 * @param isVeiled whether the reader may know only that it is there
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
    boolean isVeiled) {
  private static final int HIGH = 4;
  private static final int LOWEST = 9;

  /** Keeps a copy. */
  public Todo {
    categories = List.copyOf(categories);
  }

  /** What is due first comes first, then what is more important; what is done, last done first. */
  static final Comparator<Todo> ORDER =
      Comparator.comparing(Todo::isDone)
          .thenComparing(Todo::ended, Comparator.reverseOrder())
          .thenComparing(Todo::due, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(one -> one.priority() == 0 ? LOWEST + 1 : one.priority())
          .thenComparing(Todo::title, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Todo::key);

  /** Whether it is more important than most (RFC 5545 §3.8.1.9). */
  public boolean isHigh() {
    return priority >= 1 && priority <= HIGH;
  }

  /** Whether the reader may check it off. */
  public boolean isWritable() {
    return list.isChangeable() && !isVeiled;
  }

  /** What names it and the version that was seen, as a form sends it. */
  public String mark() {
    return list.id() + " " + tag + " " + key;
  }
}
