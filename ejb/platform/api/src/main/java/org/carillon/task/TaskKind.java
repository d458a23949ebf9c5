package org.carillon.task;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A kind of long work. The capability that implements it has one bean for it.
 *
 * @param <P> the parameters of a request
 */
public interface TaskKind<P> {

  /** Returns its name in the table, in REST and in bundles: {@code thing.verb}; never changes. */
  String name();

  /** Returns a title of the work for users, in English: {@code Verification of the store}. */
  String title();

  /** Returns the unit of its progress, in English: {@code contents}. */
  String unit();

  /** Returns the parameters as the row stores them: at most 10,000 characters, and no secret. */
  JsonObject write(P parameters);

  /**
   * Returns the parameters on the node that takes the task up after another one ended. Empty for a
   * kind that only the requesting node can run: then the task is interrupted when its node ends.
   */
  Optional<P> read(JsonObject parameters);

  /** Returns whether {@link #read} ever returns parameters. */
  boolean resumable();

  /** Returns the work, which is run once. */
  TaskWork work(P parameters);
}
