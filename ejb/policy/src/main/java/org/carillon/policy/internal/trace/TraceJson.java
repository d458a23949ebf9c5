package org.carillon.policy.internal.trace;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.carillon.json.Json;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTrace.Check;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Thresholds;

/** The results and findings of the checks, as they are stored. */
record TraceJson(List<Thresholds> thresholds, List<Check> checks, List<Finding> findings) {

  static String write(MessageTrace trace) {
    var thresholds = Json.createArrayBuilder();
    for (Thresholds each : trace.thresholds()) {
      thresholds.add(
          Json.createArrayBuilder()
              .add(each.tag())
              .add(each.junk())
              .add(each.quarantine())
              .add(each.reject())
              .add(each.discard()));
    }
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
              .add("reason", finding.reason())
              .add("source", finding.source())
              .add("setAside", finding.isSetAside()));
    }
    return Json.createObjectBuilder()
        .add("thresholds", thresholds)
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
        object.containsKey("thresholds")
            ? object.getJsonArray("thresholds").getValuesAs(JsonArray.class).stream()
                .map(TraceJson::thresholds)
                .toList()
            : List.of(),
        object.getJsonArray("checks").getValuesAs(TraceJson::check),
        object.getJsonArray("findings").getValuesAs(TraceJson::finding));
  }

  private static Thresholds thresholds(JsonArray each) {
    return new Thresholds(
        whole(each, 0), whole(each, 1), whole(each, 2), whole(each, 3), whole(each, 4));
  }

  private static long whole(JsonArray array, int at) {
    return array.getJsonNumber(at).longValue();
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
        finding.getString("reason"),
        finding.getString("source", ""),
        finding.getBoolean("setAside", false));
  }
}
