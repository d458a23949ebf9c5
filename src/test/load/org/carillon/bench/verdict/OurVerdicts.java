package org.carillon.bench.verdict;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;

/** The verdicts of our checks by REST, which judges incoming mail without accepting it. */
final class OurVerdicts {
  private static final Pattern FIELD =
      Pattern.compile("\"Authentication-Results:((?:[^\"\\\\]|\\\\.)*)\"");

  private final CarillonServer server;

  OurVerdicts(CarillonServer server) {
    this.server = server;
  }

  /** Returns the verdicts by case number. */
  Map<Integer, Verdict> of(List<Case> cases) {
    Map<Integer, Verdict> verdicts = new HashMap<>();
    for (Case each : cases) {
      HttpResponse<String> answer = server.api("POST", "/policy-checks", question(each));
      Matcher field = FIELD.matcher(answer.body());
      if (!field.find()) {
        throw new IllegalStateException(each + ": " + answer.body());
      }
      verdicts.put(each.number(), Verdict.of(List.of(field.group(1).translateEscapes())));
    }
    return verdicts;
  }

  private static String question(Case each) {
    return """
        {"ip": "%s", "helo": "%s", "from": "%s", "to": ["reader@bench.test"], "message": "%s"}
        """
        .formatted(
            each.client(),
            each.greeting(),
            each.sender().replace("\"", "\\\""),
            Base64.getEncoder().encodeToString(each.message()));
  }
}
