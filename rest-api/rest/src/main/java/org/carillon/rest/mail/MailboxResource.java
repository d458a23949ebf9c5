package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.json.Json;
import org.carillon.mailbox.Shares;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.MailboxParameter;
import org.carillon.rest.kit.Rendering;

/** An account's mailboxes. */
@Path("/accounts/{address}/mailboxes")
public class MailboxResource {
  @Inject Shares shares;
  @Inject SignedIn who;

  /** Lists their names. */
  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(shares.mailboxes(who.caller(), address), MailboxResource::shown);
  }

  @POST
  public Response make(@PathParam("address") String address, Fields fields) {
    MailboxName name = new MailboxName(fields.text("name"));
    fields.end();
    return Rendering.shown(shares.make(who.caller(), address, name), MailboxResource::shown);
  }

  @PATCH
  public Response rename(
      @PathParam("address") String address, @QueryParam("mailbox") String mailbox, Fields fields) {
    MailboxName name = new MailboxName(fields.text("name"));
    fields.end();
    return Rendering.shown(
        shares.rename(who.caller(), address, MailboxParameter.of(mailbox), name),
        MailboxResource::shown);
  }

  @DELETE
  public Response delete(
      @PathParam("address") String address, @QueryParam("mailbox") String mailbox) {
    return Rendering.gone(shares.delete(who.caller(), address, MailboxParameter.of(mailbox)));
  }

  private static JsonObject shown(MailboxName name) {
    return Json.createObjectBuilder().add("name", name.path()).build();
  }
}
