package org.carillon.account.internal.deletion;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.carillon.account.bulk.DeletionCounts;
import org.carillon.json.Json;
import org.carillon.task.TaskReport;

/** The result of a deletion in its task's row. The deleted accounts are in the audit log. */
final class DeletionFacts {
  private DeletionFacts() {}

  static TaskReport report(DeletionCounts counts, long most) {
    JsonArrayBuilder refused = Json.createArrayBuilder();
    for (DeletionCounts.Refused one : counts.firstRefused()) {
      refused.add(
          Json.createObjectBuilder()
              .add("address", one.address())
              .add("code", one.code())
              .add("message", one.message()));
    }
    return new TaskReport(
        counts.done(),
        most,
        Json.createObjectBuilder()
            .add("deleted", counts.deleted())
            .add("refused", counts.refused())
            .add("accounts", refused)
            .build());
  }

  static DeletionCounts counts(TaskReport report) {
    JsonObject facts = report.facts();
    return facts.isEmpty()
        ? DeletionCounts.NONE
        : new DeletionCounts(
            facts.getJsonNumber("deleted").longValue(),
            facts.getJsonNumber("refused").longValue(),
            List.of(),
            facts
                .getJsonArray("accounts")
                .getValuesAs(
                    (JsonObject one) ->
                        new DeletionCounts.Refused(
                            one.getString("address"),
                            one.getString("code"),
                            one.getString("message"))));
  }
}
