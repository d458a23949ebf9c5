package org.carillon.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of changes that are reported to hooks. */
public enum HookKind {
  EVENT_CREATED("event.created"),
  EVENT_CHANGED("event.changed"),
  /** The event was cancelled or deleted. */
  EVENT_CANCELLED("event.cancelled"),
  /** Only the answers of the event's attendees changed. */
  EVENT_ANSWERED("event.answered"),
  CONTACT_CHANGED("contact.changed"),
  TASK_DONE("task.done"),
  /** Any of the event changes, in a calendar of a room or another resource. */
  BOOKING("booking");

  private final String word;

  HookKind(String word) {
    this.word = word;
  }

  /** Returns the word for the kind in settings and messages. */
  public String word() {
    return word;
  }

  /** Returns the kind with this word. */
  public static Optional<HookKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The words of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(HookKind::word).toList();
  }
}
