package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.contacts.AddressSuggestion;
import org.carillon.contacts.ContactAccess;
import org.carillon.json.Json;
import org.carillon.rest.kit.Rendering;

/** Completes addresses that a user is typing. */
@Path("/accounts/{address}/address-completion")
public class AddressCompletionResource {
  private static final int MOST = 20;

  @Inject AddressBookParameter books;
  @Inject ContactAccess contacts;

  /** The likeliest first. */
  @GET
  public Response offered(
      @PathParam("address") String address, @QueryParam("begun") @DefaultValue("") String begun) {
    return Rendering.all(
        books.owner(address).then(caller -> contacts.complete(caller, begun, MOST)),
        AddressCompletionResource::json);
  }

  private static JsonObject json(AddressSuggestion offer) {
    JsonArrayBuilder addresses = Json.createArrayBuilder();
    offer.addresses().forEach(addresses::add);
    return Json.createObjectBuilder()
        .add("name", offer.name())
        .add("addresses", addresses)
        .add("source", offer.source().name().toLowerCase(Locale.ROOT))
        .build();
  }
}
