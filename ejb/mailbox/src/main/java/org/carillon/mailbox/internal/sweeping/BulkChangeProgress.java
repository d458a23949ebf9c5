package org.carillon.mailbox.internal.sweeping;

import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.json.Json;
import org.carillon.task.TaskReport;

/**
 * The progress of a sweep.
 *
 * @param done the number of messages looked at
 * @param most the number of messages to look at
 * @param changed the number of messages changed
 * @param moved the UIDs of the moved messages in their new mailbox
 */
record BulkChangeProgress(long done, long most, long changed, UidSet moved) {

  /** The largest number of ranges of UIDs. With more, the bulk change can't be undone. */
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

  static BulkChangeProgress of(TaskReport report) {
    JsonObject facts = report.facts();
    return new BulkChangeProgress(
        report.done(),
        report.most(),
        facts.containsKey("changed") ? facts.getJsonNumber("changed").longValue() : 0,
        BulkChangeRows.parse(facts.getString("moved", "")));
  }

  private static LongStream bounds(UidSet uids) {
    return IntStream.range(0, uids.ranges())
        .boxed()
        .flatMapToLong(range -> LongStream.of(uids.first(range), uids.last(range)));
  }

  /** Returns the progress after another step. */
  BulkChangeProgress plus(long looked, long changedThen, UidSet movedThen) {
    UidSet all = UidSet.ofRanges(LongStream.concat(bounds(moved), bounds(movedThen)).toArray());
    return new BulkChangeProgress(done + looked, most, changed + changedThen, all);
  }
}
