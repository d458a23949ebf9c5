package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.policy.replay.PolicyReplays;
import org.carillon.policy.replay.ProposedPolicy;
import org.carillon.policy.replay.ReplayReport;
import org.carillon.policy.replay.ReplayReport.Difference;
import org.carillon.policy.replay.ReplayReport.Shift;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.PastTime;
import org.carillon.rest.kit.Rendering;

/** Evaluates the last days' mail with a changed policy. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/policy-replays")
public class PolicyReplayResource {
  @Inject PolicyReplays replays;
  @Inject SignedIn who;

  /** Returns the decisions that would differ. */
  @POST
  public Response replay(Fields fields) {
    Instant since = PastTime.read("since", Optional.of(fields.text("since")));
    Map<String, String> settings = new HashMap<>();
    fields
        .optionalWholes("settings")
        .forEach((key, value) -> settings.put(key, Integer.toString(value)));
    Map<String, Integer> weights = fields.optionalWholes("weights");
    fields.end();
    return Rendering.shown(
        replays.replay(who.caller(), since, new ProposedPolicy(settings, weights)),
        PolicyReplayResource::shown);
  }

  private static JsonObject shown(ReplayReport report) {
    var shifts = Json.createArrayBuilder();
    for (Shift shift : report.shifts()) {
      shifts.add(
          Json.createObjectBuilder()
              .add("before", shift.before().word())
              .add("after", shift.after().word())
              .add("count", shift.count()));
    }
    var differences = Json.createArrayBuilder();
    report.differences().forEach(each -> differences.add(shown(each)));
    return Json.createObjectBuilder()
        .add("judged", report.judged())
        .add("cut", report.isCut())
        .add("shifts", shifts)
        .add("differences", differences)
        .build();
  }

  private static JsonObject shown(Difference difference) {
    return Json.createObjectBuilder()
        .add("id", difference.trace())
        .add("at", difference.at().toString())
        .add("from", difference.sender())
        .add("to", Json.createArrayBuilder(difference.recipients()))
        .add("before", difference.before().word())
        .add("pointsBefore", difference.pointsBefore())
        .add("after", difference.after().word())
        .add("pointsAfter", difference.pointsAfter())
        .build();
  }
}
