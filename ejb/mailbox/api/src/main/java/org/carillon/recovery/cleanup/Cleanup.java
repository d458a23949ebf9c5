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
 * A search for a message, and its results.
 *
 * @param id the search's id
 * @param criteria the search criteria
 * @param askedBy the administrator who asked for it
 * @param asked when it was asked for
 * @param search the task that searches; empty if it is no longer known
 * @param removal the last task that removed the messages found
 * @param restoration the last task that brought them back
 */
public record Cleanup(
    String id,
    CleanupCriteria criteria,
    String askedBy,
    Instant asked,
    Optional<Task> search,
    Optional<Task> removal,
    Optional<Task> restoration) {

  /** Returns the task of the search that was requested last. */
  public Optional<Task> latest() {
    return Stream.of(search, removal, restoration)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Task::number));
  }

  /** Returns whether one of the tasks is waiting or running. */
  public boolean isGoing() {
    return latest().filter(one -> one.state().isGoing()).isPresent();
  }

  /** Returns the number of different messages that were found. */
  public long found() {
    return search.map(one -> one.report().facts().getInt("found", 0)).orElse(0);
  }

  /** Returns whether the search ended at a limit, so that there may be more messages. */
  public boolean isCut() {
    return search.filter(one -> one.report().facts().getBoolean("cut", false)).isPresent();
  }

  /** Returns what the last task could not do, a sentence each. */
  public List<String> troubles() {
    JsonObject facts =
        latest().map(one -> one.report().facts()).orElse(JsonObject.EMPTY_JSON_OBJECT);
    return facts.containsKey("troubles")
        ? facts.getJsonArray("troubles").getValuesAs(JsonString::getString)
        : List.of();
  }
}
