package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.json.Json;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.rest.kit.Rendering;

/** The address books visible to an account. */
@Path("/accounts/{address}/address-books")
public class AddressBookResource {
  @Inject AddressBookParameter books;

  /** Own ones first. */
  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(books.all(address), AddressBookResource::json);
  }

  private static JsonObject json(CollectionEntry book) {
    return Json.createObjectBuilder()
        .add("id", String.valueOf(book.id()))
        .add("name", book.name().path())
        .add("own", !book.name().isOthers())
        .add("contacts", book.items())
        .add("rights", book.rights().letters())
        .build();
  }
}
