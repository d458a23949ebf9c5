package org.carillon.rest.mail;

import jakarta.json.JsonArray;
import java.util.List;
import org.carillon.json.Json;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;

/** Results and findings of message checks as JSON. */
final class CheckResultJson {
  private static final double NANOS_A_MILLISECOND = 1_000_000;

  private CheckResultJson() {}

  static JsonArray checks(List<MessageTrace.Check> checks) {
    var all = Json.createArrayBuilder();
    for (MessageTrace.Check check : checks) {
      all.add(
          Json.createObjectBuilder()
              .add("name", check.name())
              .add("outcome", check.outcome())
              .add("reason", check.reason())
              .add("milliseconds", check.took().toNanos() / NANOS_A_MILLISECOND));
    }
    return all.build();
  }

  static JsonArray findings(List<Finding> findings) {
    var all = Json.createArrayBuilder();
    for (Finding finding : findings) {
      all.add(
          Json.createObjectBuilder()
              .add("check", finding.check())
              .add("points", finding.points())
              .add("demand", finding.demand().word())
              .add("reason", finding.reason())
              .add("source", finding.source())
              .add("setAside", finding.isSetAside()));
    }
    return all.build();
  }
}
