package org.carillon.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Of what a hook is told. */
public enum HookKind {
  EVENT_CREATED("event.created"),
  EVENT_CHANGED("event.changed"),
  /** It was marked so, or deleted. */
  EVENT_CANCELLED("event.cancelled"),
  /** Nothing of it changed but who comes. */
  EVENT_ANSWERED("event.answered"),
  CONTACT_CHANGED("contact.changed"),
  TASK_DONE("task.done"),
  /** Any of the events' in a calendar of a room or another resource. */
  BOOKING("booking");

  private final String word;

  HookKind(String word) {
    this.word = word;
  }

  /** As people and programs write it. */
  public String word() {
    return word;
  }

  /** The one that is written so. */
  public static Optional<HookKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(HookKind::word).toList();
  }
}
