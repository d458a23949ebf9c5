package org.carillon.policy.internal.applying;

import jakarta.json.JsonObject;
import org.carillon.json.Json;
import org.carillon.task.TaskReport;

/**
 * The progress of a task.
 *
 * @param done the number of messages that were looked at
 * @param most the number of messages in all
 * @param last the uid of the last message that was looked at
 */
record RuleTaskProgress(
    long done, long most, long last, long filed, long marked, long removed, long faulty) {
  static final RuleTaskProgress NONE = new RuleTaskProgress(0, 0, 0, 0, 0, 0, 0);

  TaskReport report() {
    return new TaskReport(
        done,
        Math.max(most, done),
        Json.createObjectBuilder()
            .add("last", last)
            .add("filed", filed)
            .add("marked", marked)
            .add("removed", removed)
            .add("faulty", faulty)
            .build());
  }

  static RuleTaskProgress of(TaskReport report) {
    JsonObject facts = report.facts();
    return new RuleTaskProgress(
        report.done(),
        report.most(),
        number(facts, "last"),
        number(facts, "filed"),
        number(facts, "marked"),
        number(facts, "removed"),
        number(facts, "faulty"));
  }

  private static long number(JsonObject facts, String name) {
    return facts.containsKey(name) ? facts.getJsonNumber(name).longValue() : 0;
  }
}
