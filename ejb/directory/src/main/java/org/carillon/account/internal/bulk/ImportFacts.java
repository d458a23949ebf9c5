package org.carillon.account.internal.bulk;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.json.Json;
import org.carillon.task.TaskReport;

/** The result of an import, stored in its task's row. The audit log has the accounts. */
final class ImportFacts {
  private ImportFacts() {}

  static TaskReport report(ImportCounts counts, long most) {
    JsonArrayBuilder refused = Json.createArrayBuilder();
    for (RefusedLine one : counts.firstRefused()) {
      refused.add(
          Json.createObjectBuilder()
              .add("line", one.line())
              .add("name", one.name())
              .add("field", one.field())
              .add("code", one.code())
              .add("message", one.message()));
    }
    JsonObject facts =
        Json.createObjectBuilder()
            .add("made", counts.made())
            .add("present", counts.present())
            .add("refused", counts.refused())
            .add("lines", refused)
            .build();
    return new TaskReport(counts.done(), most, facts);
  }

  static ImportCounts counts(TaskReport report) {
    JsonObject facts = report.facts();
    return facts.isEmpty()
        ? ImportCounts.NONE
        : new ImportCounts(
            number(facts, "made"),
            number(facts, "present"),
            number(facts, "refused"),
            List.of(),
            facts.getJsonArray("lines").getValuesAs(ImportFacts::line));
  }

  private static RefusedLine line(JsonObject one) {
    return new RefusedLine(
        one.getInt("line"),
        one.getString("name"),
        one.getString("field"),
        one.getString("code"),
        one.getString("message"));
  }

  private static long number(JsonObject facts, String name) {
    return facts.getJsonNumber(name).longValue();
  }
}
