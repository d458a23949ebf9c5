package org.carillon.task;

import jakarta.json.JsonObject;
import org.carillon.json.Json;

/**
 * The progress of a task.
 *
 * @param done the part of {@code most} that is done, in its kind's own unit
 * @param most the total; 0 while it is unknown
 * @param step the current step, in words of its kind; may be empty
 * @param facts further data of its kind; at most 4,000,000 characters
 */
public record TaskReport(long done, long most, String step, JsonObject facts) {
  private static final int MOST_CHARS = 4_000_000;

  /** The progress of a task that was not begun. */
  public static final TaskReport NOTHING =
      new TaskReport(0, 0, "", Json.createObjectBuilder().build());

  /** Creates a report without a step. */
  public TaskReport(long done, long most, JsonObject facts) {
    this(done, most, "", facts);
  }

  /** Returns the facts as a row stores them; an empty object if they are too long. */
  String text() {
    String text = facts.toString();
    return text.length() > MOST_CHARS ? NOTHING.facts.toString() : text;
  }
}
