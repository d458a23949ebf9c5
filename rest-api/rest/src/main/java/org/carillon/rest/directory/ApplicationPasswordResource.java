package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.identity.application.ApplicationPassword;
import org.carillon.identity.application.ApplicationPasswords;
import org.carillon.identity.application.NewApplicationPassword;
import org.carillon.json.Json;
import org.carillon.rest.access.PasswordField;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Moment;
import org.carillon.rest.kit.Rendering;

/** Application passwords of an account. */
@Path("/accounts/{address}/application-passwords")
public class ApplicationPasswordResource {
  @Inject ApplicationPasswords passwords;
  @Inject PasswordField present;
  @Inject SignedIn who;
  @Context UriInfo uri;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(passwords.list(who.caller(), address), ApplicationPasswordResource::json);
  }

  /** Creates one; its secret is shown only in this response. */
  @POST
  public Response create(@PathParam("address") String address, Fields fields) {
    var wanted =
        new NewApplicationPassword(
            fields.text("name"),
            fields.optionalTexts("services").orElse(List.of()),
            fields.optionalText("expires").map(text -> Moment.read("expires", text)));
    var caller = present.caller(fields);
    fields.end();
    return Rendering.made(
        passwords.create(caller, address, wanted),
        issued ->
            Json.createObjectBuilder(json(issued.password()))
                .add("password", issued.secret())
                .build(),
        uri,
        issued -> issued.password().id());
  }

  @DELETE
  @Path("/{id}")
  public Response end(@PathParam("address") String address, @PathParam("id") String id) {
    return Rendering.gone(passwords.end(who.caller(), address, id));
  }

  private static JsonObject json(ApplicationPassword password) {
    return Json.createObjectBuilder()
        .add("id", password.id())
        .add("name", password.name())
        .add("login", password.login())
        .add("services", Json.createArrayBuilder(password.services()))
        .add("created", password.created().toString())
        .add("used", moment(password.used()))
        .add("from", password.from())
        .add("expires", moment(password.expires()))
        .build();
  }

  private static JsonValue moment(Optional<Instant> moment) {
    return moment.<JsonValue>map(at -> Json.createValue(at.toString())).orElse(JsonValue.NULL);
  }
}
