package org.carillon.rest.signin;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.account.helpdesk.HelpDesk;
import org.carillon.account.helpdesk.HelpedAccount;
import org.carillon.contract.answer.Answer;
import org.carillon.json.Json;
import org.carillon.rest.access.For;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Letting people in again. */
@For(For.Whom.HELPERS)
@Path("/help-desk")
public class HelpDeskResource {
  @Inject HelpDesk desk;
  @Inject SignedIn who;

  /** Lists accounts. */
  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(desk.list(who.caller(), paging.request()), HelpDeskResource::shown);
  }

  /** Shows one. */
  @GET
  @Path("/{address}")
  public Response show(@PathParam("address") String address) {
    return Rendering.shown(desk.find(who.caller(), address), HelpDeskResource::shown);
  }

  /** Helps its owner in. */
  @POST
  @Path("/{address}")
  public Response act(@PathParam("address") String address, Fields fields) {
    String action = fields.text("action");
    String password = action.equals("set-password") ? fields.text("password") : "";
    fields.end();
    Answer<HelpedAccount> answer =
        switch (action) {
          case "set-password" -> desk.renewPassword(who.caller(), address, password);
          case "sign-out" -> desk.signOut(who.caller(), address);
          case "lift-bar" -> desk.liftBar(who.caller(), address);
          default ->
              throw new Refused(
                  Problem.at(
                      422,
                      "action",
                      "unknown",
                      "The action is set-password, sign-out or lift-bar."));
        };
    return Rendering.shown(answer, HelpDeskResource::shown);
  }

  private static JsonObject shown(HelpedAccount account) {
    var json =
        Json.createObjectBuilder()
            .add("address", account.address())
            .add("displayName", account.displayName())
            .add("enabled", account.enabled());
    account.barredUntil().ifPresent(until -> json.add("barredUntil", until.toString()));
    return json.build();
  }
}
