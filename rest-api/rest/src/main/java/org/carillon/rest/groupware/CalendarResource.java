package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.json.Json;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.rest.kit.Rendering;

/** The calendars, task lists and journals visible to an account. */
@Path("/accounts/{address}/calendars")
public class CalendarResource {
  @Inject CalendarParameter calendars;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(calendars.all(address), CalendarResource::json);
  }

  private static JsonObject json(CollectionEntry calendar) {
    return Json.createObjectBuilder()
        .add("id", String.valueOf(calendar.id()))
        .add("name", calendar.name().path())
        .add("kind", calendar.kind().name().toLowerCase(Locale.ROOT))
        .add("own", !calendar.name().isOthers())
        .add("events", calendar.items())
        .add("rights", calendar.rights().letters())
        .build();
  }
}
