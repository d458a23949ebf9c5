package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Locale;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Backups;
import org.carillon.archive.SavedAccount;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/backups")
public class BackupResource {
  @Inject Backups backups;
  @Inject SignedIn who;

  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(
        backups.list(who.caller()),
        paging.request(),
        Comparator.reverseOrder(),
        Backup::name,
        Backup::name,
        BackupResource::shown);
  }

  @POST
  public Response begin(Fields fields, @Context UriInfo uri) {
    var scope = BackupScope.of(fields.text("scope"));
    var base = fields.optionalText("base");
    fields.end();
    return Rendering.made(
        backups.begin(who.caller(), scope, base), BackupResource::shown, uri, Backup::name);
  }

  @GET
  @Path("/{name}")
  public Response show(@PathParam("name") String name) {
    return Rendering.shown(backups.find(who.caller(), name), BackupResource::shown);
  }

  /** Lists the accounts in a backup. */
  @GET
  @Path("/{name}/accounts")
  public Response accounts(@PathParam("name") String name, @BeanParam Paging paging) {
    return Rendering.page(
        backups.accounts(who.caller(), name, paging.request()), BackupResource::shown);
  }

  @DELETE
  @Path("/{name}")
  public Response remove(@PathParam("name") String name) {
    return Rendering.gone(backups.remove(who.caller(), name));
  }

  private static JsonObject shown(SavedAccount account) {
    return Json.createObjectBuilder()
        .add("address", account.address())
        .add("messages", account.messages())
        .add("octets", account.octets())
        .build();
  }

  private static JsonObject shown(Backup backup) {
    var json =
        Json.createObjectBuilder()
            .add("name", backup.name())
            .add("scope", backup.scope().toString());
    backup.base().ifPresent(base -> json.add("base", base));
    json.add("state", backup.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .add("started", backup.started().toString());
    backup.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.add("accounts", backup.accounts())
        .add("ofAccounts", backup.ofAccounts())
        .add("messages", backup.messages())
        .add("octets", backup.octets())
        .add("troubles", Json.createArrayBuilder(backup.troubles()))
        .build();
  }
}
