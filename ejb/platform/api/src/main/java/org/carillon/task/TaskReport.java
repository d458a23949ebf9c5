package org.carillon.task;

import jakarta.json.JsonObject;
import org.carillon.json.Json;

/**
 * How far a task is.
 *
 * @param done how much of {@code most}, in its kind's own unit
 * @param most how much there is to do; 0 while nobody knows
 * @param step what it is at, as words of its kind's own; empty if there is nothing to say
 * @param facts what its kind shows of it; at most 4,000,000 characters
 */
public record TaskReport(long done, long most, String step, JsonObject facts) {
  private static final int MOST_CHARS = 4_000_000;

  /** Of what was not begun. */
  public static final TaskReport NOTHING =
      new TaskReport(0, 0, "", Json.createObjectBuilder().build());

  /** With nothing to say of what it is at. */
  public TaskReport(long done, long most, JsonObject facts) {
    this(done, most, "", facts);
  }

  /** The facts as a row keeps them; none where there are too many. */
  String text() {
    String text = facts.toString();
    return text.length() > MOST_CHARS ? NOTHING.facts.toString() : text;
  }
}
