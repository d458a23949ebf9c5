package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import org.carillon.contract.net.AddressRange;
import org.carillon.json.Json;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.trial.PolicyTrials;
import org.carillon.policy.trial.TrialMessage;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Tests the policy on a message that is not delivered. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/policy-checks")
public class PolicyCheckResource {
  @Inject PolicyTrials trials;
  @Inject SignedIn who;

  /** Returns the policy's decision. */
  @POST
  public Response check(Fields fields) {
    var message =
        new TrialMessage(
            client(fields.text("ip")),
            fields.optionalText("helo").orElse(""),
            fields.optionalText("from").orElse(""),
            fields.optionalTexts("to").orElse(List.of()),
            fields.optionalText("zone"),
            octets(fields.text("message")));
    fields.end();
    return Rendering.shown(trials.check(who.caller(), message), PolicyCheckResource::shown);
  }

  private static InetAddress client(String text) {
    return AddressRange.address(text)
        .orElseThrow(() -> refused("ip", "The address must be an IPv4 or IPv6 address."));
  }

  private static byte[] octets(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw refused("message", "The message must be in Base64.");
    }
  }

  private static Refused refused(String field, String detail) {
    return new Refused(Problem.at(422, field, "malformed", detail));
  }

  private static JsonObject shown(ScreeningReport report) {
    return Json.createObjectBuilder()
        .add("handling", report.waits() ? "defer" : report.handling().word())
        .add("points", report.points())
        .add("checks", CheckResultJson.checks(report.checks()))
        .add("findings", CheckResultJson.findings(report.findings()))
        .add("fields", Json.createArrayBuilder(report.fields()))
        .build();
  }
}
