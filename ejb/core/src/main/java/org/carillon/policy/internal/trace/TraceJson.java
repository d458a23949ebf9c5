package org.carillon.policy.internal.trace;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTrace.Check;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/** What the checks said and found, as it is kept. */
record TraceJson(List<Check> checks, List<Finding> findings) {

  static String write(MessageTrace trace) {
    var checks = Json.createArrayBuilder();
    for (Check check : trace.checks()) {
      checks.add(
          Json.createObjectBuilder()
              .add("name", check.name())
              .add("outcome", check.outcome())
              .add("reason", check.reason())
              .add("micros", check.took().toNanos() / 1_000));
    }
    var findings = Json.createArrayBuilder();
    for (Finding finding : trace.findings()) {
      findings.add(
          Json.createObjectBuilder()
              .add("check", finding.check())
              .add("points", finding.points())
              .add("demand", finding.demand().word())
              .add("reason", finding.reason()));
    }
    return Json.createObjectBuilder()
        .add("checks", checks)
        .add("findings", findings)
        .build()
        .toString();
  }

  static TraceJson read(String text) {
    JsonObject object;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      object = reader.readObject();
    }
    return new TraceJson(
        object.getJsonArray("checks").getValuesAs(TraceJson::check),
        object.getJsonArray("findings").getValuesAs(TraceJson::finding));
  }

  private static Check check(JsonObject check) {
    return new Check(
        check.getString("name"),
        check.getString("outcome"),
        check.getString("reason"),
        Duration.ofNanos(check.getJsonNumber("micros").longValue() * 1_000));
  }

  private static Finding finding(JsonObject finding) {
    return new Finding(
        finding.getString("check"),
        finding.getInt("points"),
        Handling.of(finding.getString("demand")).orElse(Handling.ACCEPT),
        finding.getString("reason"));
  }
}
