package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.json.Json;
import org.carillon.mailbox.Shares;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** An account's names for mailboxes of others. */
@Path("/accounts/{address}/folder-aliases")
public class FolderAliasResource {
  @Inject Shares shares;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(shares.aliases(who.caller(), address), FolderAliasResource::shown);
  }

  @POST
  public Response make(@PathParam("address") String address, Fields fields) {
    MailboxName name = new MailboxName(fields.text("name"));
    MailboxName target = new MailboxName(fields.text("target"));
    fields.end();
    return Rendering.shown(
        shares.alias(who.caller(), address, name, target), FolderAliasResource::shown);
  }

  @DELETE
  public Response end(@PathParam("address") String address, @QueryParam("name") String name) {
    return Rendering.gone(
        shares.endAlias(
            who.caller(), address, new MailboxName(Optional.ofNullable(name).orElse(""))));
  }

  private static JsonObject shown(AliasedMailbox alias) {
    return Json.createObjectBuilder()
        .add("name", alias.name().path())
        .add("target", alias.target().path())
        .build();
  }
}
