package org.carillon.mailbox.internal.sweeping;

import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.json.Json;
import org.carillon.task.TaskReport;

/**
 * What a sweep tells of itself.
 *
 * @param done how many of the messages were looked at
 * @param most of how many
 * @param changed how many were changed
 * @param moved what the moved ones are called where they lie now
 */
record SweepFacts(long done, long most, long changed, UidSet moved) {

  /** Beyond that it is not noted where they lie, and can't be taken back. */
  private static final int MOST_RANGES = 50_000;

  TaskReport report() {
    boolean isNoted = moved.ranges() <= MOST_RANGES;
    return new TaskReport(
        done,
        most,
        Json.createObjectBuilder()
            .add("changed", changed)
            .add("moved", isNoted ? moved.toString() : "")
            .build());
  }

  static SweepFacts of(TaskReport report) {
    JsonObject facts = report.facts();
    return new SweepFacts(
        report.done(),
        report.most(),
        facts.containsKey("changed") ? facts.getJsonNumber("changed").longValue() : 0,
        SweepRows.parse(facts.getString("moved", "")));
  }

  private static LongStream bounds(UidSet uids) {
    return IntStream.range(0, uids.ranges())
        .boxed()
        .flatMapToLong(range -> LongStream.of(uids.first(range), uids.last(range)));
  }

  /** With another step. */
  SweepFacts plus(long looked, long changedThen, UidSet movedThen) {
    UidSet all = UidSet.ofRanges(LongStream.concat(bounds(moved), bounds(movedThen)).toArray());
    return new SweepFacts(done + looked, most, changed + changedThen, all);
  }
}
