package org.carillon.rest.signin;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.helpdesk.HelpDesk;
import org.carillon.identity.helpdesk.HelpedAccount;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Helps users who cannot sign in. */
@AllowedCallers(AllowedCallers.Whom.HELPERS)
@Path("/help-desk")
public class HelpDeskResource {
  @Inject HelpDesk desk;
  @Inject SignedIn who;

  /** Lists accounts. */
  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(desk.list(who.caller(), paging.request()), HelpDeskResource::shown);
  }

  @GET
  @Path("/{address}")
  public Response show(@PathParam("address") String address) {
    return Rendering.shown(desk.find(who.caller(), address), HelpDeskResource::shown);
  }

  /** Gives its owner access again. */
  @POST
  @Path("/{address}")
  public Response act(@PathParam("address") String address, Fields fields) {
    String action = fields.text("action");
    String password = action.equals("set-password") ? fields.text("password") : "";
    fields.end();
    Caller caller = who.caller();
    return switch (action) {
      case "reset-code" ->
          Rendering.shown(desk.makeResetCode(caller, address), PasswordResetResource::json);
      case "set-password" -> shown(desk.renewPassword(caller, address, password));
      case "remove-second-factor" -> shown(desk.removeSecondFactor(caller, address));
      case "sign-out" -> shown(desk.signOut(caller, address));
      case "lift-bar" -> shown(desk.liftBar(caller, address));
      default ->
          throw new Refused(
              Problem.at(
                  422,
                  "action",
                  "unknown",
                  "The action must be reset-code, set-password, remove-second-factor,"
                      + " sign-out or lift-bar."));
    };
  }

  private static Response shown(Answer<HelpedAccount> answer) {
    return Rendering.shown(answer, HelpDeskResource::shown);
  }

  private static JsonObject shown(HelpedAccount account) {
    var json =
        Json.createObjectBuilder()
            .add("address", account.address())
            .add("displayName", account.displayName())
            .add("enabled", account.enabled())
            .add("reach", account.reach().name().toLowerCase(Locale.ROOT))
            .add("secondFactor", account.hasSecondFactor());
    account.barredUntil().ifPresent(until -> json.add("barredUntil", until.toString()));
    return json.build();
  }
}
