package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Prints the history of a message for people, line by line. */
record MessageHistoryPrinter(PrintWriter out) {

  /** Prints what the checks found when the message arrived. */
  void screened(JsonObject trace) {
    out.println(
        "%s %s from <%s> to %s, client %s"
            .formatted(
                trace.getString("at"),
                trace.getString("id"),
                trace.getString("from"),
                words(trace, "to"),
                trace.getString("client")));
    out.println("  " + trace.getString("handling") + ", " + trace.getInt("points") + " points");
    for (JsonObject finding : trace.getJsonArray("findings").getValuesAs(JsonObject.class)) {
      String demand = finding.getString("demand");
      out.println(
          "  %s %s%s: %s"
              .formatted(
                  finding.getString("check"),
                  finding.getBoolean("setAside") ? "set aside: " : "",
                  demand.equals("accept") ? "%+d".formatted(finding.getInt("points")) : demand,
                  finding.getString("reason")));
    }
    for (JsonObject check : trace.getJsonArray("checks").getValuesAs(JsonObject.class)) {
      if (!check.getString("outcome").equals("accepted")) {
        out.println(
            ("  "
                    + check.getString("name")
                    + " gave no result: "
                    + outcome(check)
                    + " "
                    + check.getString("reason"))
                .stripTrailing());
      }
    }
  }

  /** Returns why a check gave no result, in the same words as the message's page. */
  private static String outcome(JsonObject check) {
    return switch (check.getString("outcome")) {
      case "skipped" -> "skipped: it failed before";
      case "timed-out" -> "timed out";
      default -> check.getString("outcome");
    };
  }

  /** Prints what a recipient's rules did with the message. */
  void ruled(JsonObject run) {
    out.println(
        "%s %s rules of %s: %s"
            .formatted(
                run.getString("at"),
                run.getString("id"),
                run.getString("recipient"),
                words(run, "actions")));
    for (JsonString line : run.getJsonArray("lines").getValuesAs(JsonString.class)) {
      out.println("  line " + line.getString());
    }
    if (!run.getString("fault").isEmpty()) {
      out.println("  failed, so the message was kept: " + run.getString("fault"));
    }
  }

  private static String words(JsonObject of, String field) {
    return of.getJsonArray(field).stream()
        .map(JsonValue::toString)
        .map(text -> text.substring(1, text.length() - 1))
        .collect(Collectors.joining(", "));
  }
}
