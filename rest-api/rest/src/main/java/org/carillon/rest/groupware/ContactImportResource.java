package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactFileFormat;
import org.carillon.contacts.ImportedContacts;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Large;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.SentOctets;

/** Imports files of contacts into an address book. */
@Path("/accounts/{address}/contact-imports")
public class ContactImportResource {
  @Inject AddressBookParameter books;
  @Inject ContactAccess contacts;

  /** Imports a file's contacts, and lists those that could not be read. */
  @POST
  public Response run(
      @PathParam("address") String address, @QueryParam("book") String book, @Large Fields fields) {
    byte[] file = SentOctets.of(fields, "file");
    Optional<ContactFileFormat> form = fields.optionalText("form").map(ContactImportResource::form);
    fields.end();
    return Rendering.shown(
        books
            .held(address, book)
            .then(held -> contacts.importFile(held.caller(), held.id(), form, file)),
        ContactImportResource::json);
  }

  private static ContactFileFormat form(String name) {
    return ContactFileFormat.of(name)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(422, "form", "unknown", "The form must be vcf, csv or ldif.")));
  }

  private static JsonObject json(ImportedContacts done) {
    JsonArrayBuilder unread = Json.createArrayBuilder();
    done.unread()
        .forEach(
            each ->
                unread.add(
                    Json.createObjectBuilder()
                        .add("line", each.line())
                        .add("reason", each.reason())));
    return Json.createObjectBuilder()
        .add("added", done.added())
        .add("replaced", done.replaced())
        .add("unread", unread)
        .add("more", done.more())
        .build();
  }
}
