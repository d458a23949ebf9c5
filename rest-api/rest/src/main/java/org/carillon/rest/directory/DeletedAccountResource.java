package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.account.DeletedAccount;
import org.carillon.account.DeletedAccounts;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

/** Deleted accounts that can be restored. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/deleted-accounts")
public class DeletedAccountResource {
  @Inject DeletedAccounts accounts;
  @Inject Directory directory;
  @Inject SignedIn who;

  /** The last deleted first. */
  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(
        accounts.list(who.caller(), paging.request()), DeletedAccountResource::shown);
  }

  @POST
  @Path("{address}")
  public Response recover(@PathParam("address") String address, Fields fields) {
    var as = fields.optionalText("as");
    fields.end();
    return Rendering.shown(
        accounts
            .recover(who.caller(), address, as)
            .then(account -> directory.find(who.caller(), AccountType.TYPE, account.address())),
        entry -> EntryJson.of(AccountType.TYPE, entry),
        DirectoryEntry::version);
  }

  private static JsonObject shown(DeletedAccount account) {
    return Json.createObjectBuilder()
        .add("address", account.address())
        .add("displayName", account.displayName())
        .add("deleted", account.deleted().toString())
        .add("until", account.until().toString())
        .build();
  }
}
