package org.carillon.recovery.cleanup;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.task.Task;

/**
 * A search for a message, and what came of it.
 *
 * @param id what it is asked for by
 * @param wish what was looked for
 * @param askedBy who asked for it
 * @param asked when
 * @param search the task that looks, or did; empty when nobody knows of it any more
 * @param removal the last task that removed what was found
 * @param restoration the last task that brought it back
 */
public record Cleanup(
    String id,
    CleanupWish wish,
    String askedBy,
    Instant asked,
    Optional<Task> search,
    Optional<Task> removal,
    Optional<Task> restoration) {

  /** The task of it that was asked for last. */
  public Optional<Task> latest() {
    return Stream.of(search, removal, restoration)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Task::number));
  }

  /** Whether a task of it waits or goes on. */
  public boolean isGoing() {
    return latest().filter(one -> one.state().isGoing()).isPresent();
  }

  /** How many different messages were found. */
  public long found() {
    return search.map(one -> one.report().facts().getInt("found", 0)).orElse(0);
  }

  /** Whether there may be more than were found: a bound ended the search. */
  public boolean isCut() {
    return search.filter(one -> one.report().facts().getBoolean("cut", false)).isPresent();
  }

  /** What the last task could not do, a sentence each. */
  public List<String> troubles() {
    JsonObject facts =
        latest().map(one -> one.report().facts()).orElse(JsonObject.EMPTY_JSON_OBJECT);
    return facts.containsKey("troubles")
        ? facts.getJsonArray("troubles").getValuesAs(JsonString::getString)
        : List.of();
  }
}
