package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ExportedContacts;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.json.Json;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Address books as files of vCards. */
@Path("/accounts/{address}/contact-exports")
public class ContactExportResource {
  @Inject AddressBookParameter books;
  @Inject ContactAccess contacts;

  /** Returns a part of the file, some megabytes, and the start of the next. */
  @GET
  public Response read(
      @PathParam("address") String address,
      @QueryParam("book") String book,
      @QueryParam("version") String version,
      @QueryParam("after") String after) {
    Optional<VCardVersion> as = Optional.ofNullable(version).map(ContactExportResource::version);
    OptionalLong from =
        after == null ? OptionalLong.empty() : OptionalLong.of(ContactExportResource.after(after));
    return Rendering.shown(
        books.held(address, book).then(held -> contacts.export(held.caller(), held.id(), as, from)),
        ContactExportResource::json);
  }

  private static VCardVersion version(String text) {
    return VCardVersion.of(text)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(422, "version", "unknown", "The version must be 2.1, 3.0 or 4.0.")));
  }

  private static long after(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new Refused(
          Problem.at(
              422,
              "after",
              "malformed",
              "The parameter after must be the value of next from the previous part."));
    }
    return Long.parseLong(text);
  }

  private static JsonObject json(ExportedContacts part) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("vcards", new String(part.octets(), StandardCharsets.UTF_8));
    part.next().ifPresent(next -> json.add("next", String.valueOf(next)));
    return json.build();
  }
}
