package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.AccountUses;
import org.carillon.mailbox.UsedAccount;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Asked;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

/** Accounts' use of storage. */
@Path("/account-use")
public class AccountUseResource {
  @Inject AccountUses uses;
  @Inject SignedIn who;

  /** Ordered by address. */
  @AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
  @GET
  public Response list(
      @QueryParam("domain") String domain,
      @QueryParam("nearlyFull") @DefaultValue("false") String nearlyFull,
      @BeanParam Paging paging) {
    return Rendering.page(
        uses.list(
            who.caller(),
            Optional.ofNullable(domain),
            paging.request(),
            Asked.isOn("nearlyFull", nearlyFull)),
        AccountUseResource::shown);
  }

  @GET
  @Path("{address}")
  public Response find(@PathParam("address") String address) {
    return Rendering.shown(uses.of(who.caller(), address), use -> shown(use).build());
  }

  private static JsonObject shown(UsedAccount used) {
    return Json.createObjectBuilder()
        .add("address", used.account().address())
        .addAll(shown(used.use()))
        .build();
  }

  private static JsonObjectBuilder shown(AccountUse use) {
    return Json.createObjectBuilder()
        .add("percent", use.percent())
        .add("nearlyFull", use.nearlyFull())
        .add("octets", use.octets())
        .add("mostOctets", use.mostOctets())
        .add("messages", use.messages())
        .add("mostMessages", use.mostMessages());
  }
}
