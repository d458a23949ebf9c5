package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** The public part of a calendar. */
@Path("/accounts/{address}/calendars/{calendar}/publication")
public class PublicationResource {
  @Inject CalendarParameter calendars;
  @Inject CalendarLinks links;
  @Context UriInfo uri;

  /** Returns the published level and the addresses. */
  @GET
  public Response find(
      @PathParam("address") String address, @PathParam("calendar") String calendar) {
    return Rendering.shown(
        calendars
            .held(address, calendar)
            .then(held -> links.shown(held.caller(), held.id(), CalendarParameter.origin(uri))),
        PublicationResource::json);
  }

  /** Sets the published level. */
  @PUT
  public Response choose(
      @PathParam("address") String address, @PathParam("calendar") String calendar, Fields fields) {
    String shown = fields.text("shown");
    fields.end();
    return Rendering.shown(
        calendars
            .held(address, calendar)
            .then(
                held ->
                    links.show(
                        calendars.caller(), held.id(), part(shown), CalendarParameter.origin(uri))),
        PublicationResource::json);
  }

  static PublishedPart part(String word) {
    return Arrays.stream(PublishedPart.values())
        .filter(part -> word(part).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        "shown",
                        "unknown",
                        "The field “shown” must be nothing, busy or public; for secret"
                            + " addresses busy, public or whole.")));
  }

  static String word(PublishedPart part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject json(CalendarLinks.Choice choice) {
    return Json.createObjectBuilder()
        .add("shown", word(choice.part()))
        .add("address", choice.address())
        .build();
  }
}
