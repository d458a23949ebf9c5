package org.carillon.rest.groupware;

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
import org.carillon.calendar.published.CalendarLink;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Secret addresses of a calendar. Administrators list and revoke them, but cannot create them. */
@Path("/accounts/{address}/calendars/{calendar}/links")
public class CalendarLinkResource {
  @Inject CalendarParameter calendars;
  @Inject CalendarLinks links;
  @Context UriInfo uri;

  @GET
  public Response list(
      @PathParam("address") String address, @PathParam("calendar") String calendar) {
    return Rendering.all(
        calendars.held(address, calendar).then(held -> links.list(held.caller(), held.id())),
        CalendarLinkResource::json);
  }

  /** Creates one; it is shown only in this response. */
  @POST
  public Response make(
      @PathParam("address") String address, @PathParam("calendar") String calendar, Fields fields) {
    String shown = fields.text("shown");
    String description = fields.optionalText("description").orElse("");
    fields.end();
    return Rendering.made(
        calendars
            .held(address, calendar)
            .then(
                held ->
                    links.make(
                        calendars.caller(),
                        held.id(),
                        PublicationResource.part(shown),
                        description,
                        CalendarParameter.origin(uri))),
        made ->
            Json.createObjectBuilder(json(made.link()))
                .add("address", made.address())
                .add("webcal", made.webcal())
                .build(),
        uri,
        made -> made.link().id());
  }

  @DELETE
  @Path("/{link}")
  public Response end(
      @PathParam("address") String address,
      @PathParam("calendar") String calendar,
      @PathParam("link") String link) {
    return Rendering.gone(
        calendars.held(address, calendar).then(held -> links.end(held.caller(), held.id(), link)));
  }

  private static JsonObject json(CalendarLink link) {
    return Json.createObjectBuilder()
        .add("id", link.id())
        .add("description", link.description())
        .add("shown", PublicationResource.word(link.shown()))
        .add("made", link.made().toString())
        .add(
            "used",
            link.used()
                .<JsonValue>map(at -> Json.createValue(at.toString()))
                .orElse(JsonValue.NULL))
        .build();
  }
}
