package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.identity.session.AccountSessions;
import org.carillon.identity.session.LockOutOptions;
import org.carillon.identity.session.LockOutResult;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Locks an account out of everything. */
@Path("/accounts/{address}/lock-out")
public class LockOutResource {
  private static final String WITHDRAW = "withdraw";

  @Inject AccountSessions sessions;
  @Inject SignedIn who;

  /** Lists what works for an account without a sign-in; a lock-out does not end it. */
  @GET
  public Response unattended(@PathParam("address") String address) {
    return Rendering.all(sessions.unattended(who.caller(), address), LockOutResource::json);
  }

  private static Set<UnattendedAccess.Kind> kinds(List<String> words) {
    return words.stream()
        .map(
            word ->
                UnattendedAccess.Kind.of(word)
                    .orElseThrow(
                        () ->
                            new Refused(
                                Problem.at(
                                    422,
                                    WITHDRAW,
                                    "unknown-kind",
                                    "There is no kind of access named "
                                        + Problem.echo(word)
                                        + " to withdraw."))))
        .collect(Collectors.toSet());
  }

  private static JsonArray json(List<UnattendedAccess> all) {
    var array = Json.createArrayBuilder();
    all.forEach(one -> array.add(json(one)));
    return array.build();
  }

  private static JsonObject json(UnattendedAccess one) {
    var object =
        Json.createObjectBuilder().add("kind", one.kind().word()).add("about", one.about());
    one.since().ifPresent(since -> object.add("since", since.toString()));
    return object.build();
  }

  /** Ends all that an account has open, and returns what that was. */
  @POST
  public Response lockOut(@PathParam("address") String address, Fields fields) {
    var how =
        new LockOutOptions(
            fields.optionalSwitch("suspend").orElse(false),
            fields.optionalSwitch("deleteQueued").orElse(false),
            kinds(fields.optionalTexts(WITHDRAW).orElse(List.of())));
    fields.end();
    return Rendering.shown(
        sessions.lockOut(who.caller(), address, how).then(LockOutResource::whole),
        LockOutResource::json);
  }

  private static Answer<LockOutResult> whole(LockOutResult done) {
    return done.whole()
        ? new Answer.Done<>(done)
        : Answer.failed(
            new Failure.TryLater(
                "The sessions and tokens have ended, but some phones, waiting mail or other"
                    + " access remain. Repeat the request."));
  }

  private static JsonObject json(LockOutResult done) {
    return Json.createObjectBuilder()
        .add("address", done.address())
        .add("connections", done.connections())
        .add("webSessions", done.webSessions())
        .add("tokens", done.tokens())
        .add("applicationPasswords", done.applicationPasswords())
        .add("phones", done.phones())
        .add("queued", done.queued())
        .add("suspended", done.suspended())
        .add("withdrawn", done.withdrawn())
        .add("standing", json(done.unattended()))
        .build();
  }
}
