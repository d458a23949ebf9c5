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
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.json.Json;
import org.carillon.mailbox.Shares;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.MailboxParameter;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Access rights on an account's mailboxes (RFC 4314). */
@Path("/accounts/{address}/access-list")
public class AccessListResource {
  @Inject Shares shares;
  @Inject SignedIn who;

  /** Lists a mailbox's entries, its owner's first. */
  @GET
  public Response list(
      @PathParam("address") String address, @QueryParam("mailbox") String mailbox) {
    return Rendering.all(
        shares.accessList(who.caller(), address, MailboxParameter.of(mailbox)),
        AccessListResource::shown);
  }

  /** Grants exactly these rights, or with {@code +} and {@code -} more or fewer. */
  @POST
  public Response grant(@PathParam("address") String address, Fields fields) {
    MailboxName mailbox = new MailboxName(fields.text("mailbox"));
    Identifier identifier = identifier(fields.text("identifier"));
    String rights = fields.text("rights");
    fields.end();
    return Rendering.shown(
        shares.grant(
            who.caller(),
            address,
            mailbox,
            identifier,
            RightsChange.of(rights),
            MailboxRights.parse(RightsChange.of(rights).letters(rights))
                .orElseThrow(
                    () ->
                        new Refused(
                            Problem.at(
                                422,
                                "rights",
                                "malformed",
                                "Rights must be letters of lrswipkxtea (RFC 4314).")))),
        AccessListResource::shown);
  }

  /** Removes an entry. */
  @DELETE
  public Response remove(
      @PathParam("address") String address,
      @QueryParam("mailbox") String mailbox,
      @QueryParam("identifier") String identifier) {
    return Rendering.gone(
        shares.revoke(
            who.caller(),
            address,
            MailboxParameter.of(mailbox),
            identifier(Optional.ofNullable(identifier).orElse(""))));
  }

  private static Identifier identifier(String text) {
    Identifier read = Identifier.parse(text);
    if (read.name().isEmpty() || read.name().length() > Identifier.MOST_CHARS) {
      throw new Refused(
          Problem.at(422, "identifier", "malformed", "The identifier is empty or too long."));
    }
    return read;
  }

  private static JsonObject shown(AccessEntry entry) {
    return Json.createObjectBuilder()
        .add("identifier", entry.identifier().toString())
        .add("rights", entry.rights().letters())
        .build();
  }
}
