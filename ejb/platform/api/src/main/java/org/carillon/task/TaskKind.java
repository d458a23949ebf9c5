package org.carillon.task;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A kind of long work: one bean of the capability whose it is.
 *
 * @param <P> what is asked for
 */
public interface TaskKind<P> {

  /** Its name in the table, in REST and in bundles: {@code thing.verb}; never changes. */
  String name();

  /** What it does, for people, in English: {@code Verification of the store}. */
  String title();

  /** What its progress is counted in, in English: {@code contents}. */
  String unit();

  /** What was asked for, as the row keeps it: at most 10,000 characters, and nothing secret. */
  JsonObject write(P parameters);

  /**
   * What was asked for, on the node that takes it up after another's end. Empty for a kind that
   * only the node where it was asked for can do: with that it is interrupted.
   */
  Optional<P> read(JsonObject parameters);

  /** Whether {@link #read} is ever anything. */
  boolean resumable();

  /** The work, to be run once. */
  TaskWork work(P parameters);
}
