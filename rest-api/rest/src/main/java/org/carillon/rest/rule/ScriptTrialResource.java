package org.carillon.rest.rule;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.json.Json;
import org.carillon.policy.trial.ScriptReport;
import org.carillon.policy.trial.ScriptTrial;
import org.carillon.policy.trial.ScriptTrials;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.policy.trial.TriedMessage;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveError;

/** Tests rules on a message that is not delivered. */
@Path("/script-trials")
public class ScriptTrialResource {
  @Inject ScriptTrials trials;
  @Inject ScriptOwnerFields owners;
  @Inject SignedIn who;

  /** Returns the actions of the rules. */
  @POST
  public Response run(Fields fields) {
    Optional<byte[]> script =
        fields.optionalText("script").map(text -> text.getBytes(StandardCharsets.UTF_8));
    Optional<String> from = fields.optionalText("from");
    Optional<String> to = fields.optionalText("to");
    TriedMessage message = message(fields);
    return Rendering.shown(
        owners
            .of(fields)
            .then(
                owner ->
                    trials.run(who.caller(), new ScriptTrial(owner, script, from, to, message))),
        ScriptTrialResource::shown);
  }

  /** Reads the given message, or the position of a stored one. */
  private static TriedMessage message(Fields fields) {
    Optional<String> given = fields.optionalText("message");
    Optional<String> mailbox = fields.optionalText("mailbox");
    Optional<Long> uid = fields.optionalLong("uid");
    Optional<String> emailId = fields.optionalText("emailId");
    if (Stream.of(given, mailbox, emailId).filter(Optional::isPresent).count() > 1
        || uid.isPresent() && mailbox.isEmpty()) {
      throw new Refused(
          Problem.at(
              422,
              "message",
              "malformed",
              "The message must be given once: as message, as emailId, or as mailbox with uid."));
    }
    if (emailId.isPresent()) {
      return new TriedMessage.Known(emailId.get());
    }
    if (mailbox.isPresent()) {
      return new TriedMessage.Stored(new MailboxName(mailbox.get()), Fields.present("uid", uid));
    }
    return new TriedMessage.Given(octets(Fields.present("message", given)));
  }

  private static byte[] octets(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new Refused(Problem.at(422, "message", "malformed", "The message must be in Base64."));
    }
  }

  static JsonObject shown(ScriptReport report) {
    JsonArrayBuilder actions = Json.createArrayBuilder();
    report.actions().forEach(action -> actions.add(shown(action)));
    JsonArrayBuilder lines = Json.createArrayBuilder();
    report.lines().forEach(line -> lines.add(shown(line)));
    JsonObjectBuilder json = Json.createObjectBuilder().add("actions", actions);
    report.fault().ifPresent(fault -> json.add("fault", shown(fault)));
    return json.add("lines", lines).build();
  }

  private static JsonObject shown(SieveError fault) {
    return Json.createObjectBuilder()
        .add("line", fault.at().line())
        .add("detail", fault.message())
        .build();
  }

  private static JsonObject shown(TrialAction action) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("action", action.name());
    for (TrialDetail detail : action.details()) {
      switch (detail) {
        case TrialDetail.Words(String name, String text) -> json.add(name, text);
        case TrialDetail.Several(String name, var texts) ->
            json.add(name, Json.createArrayBuilder(texts));
        case TrialDetail.Number(String name, long value) -> json.add(name, value);
        case TrialDetail.Fact(String name) -> json.add(name, true);
      }
    }
    return json.build();
  }

  private static JsonObject shown(TraceLine line) {
    return Json.createObjectBuilder()
        .add("script", line.script())
        .add("line", line.line())
        .add("what", line.what())
        .add("outcome", line.outcome().name().toLowerCase(Locale.ROOT))
        .build();
  }
}
