package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Large;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.SentOctets;

/** Imports files into a calendar. */
@Path("/accounts/{address}/calendar-imports")
public class CalendarImportResource {
  @Inject CalendarParameter calendars;
  @Inject PublishedCalendars published;

  /** Imports a file's objects, and lists those that could not be read. */
  @POST
  public Response run(
      @PathParam("address") String address,
      @QueryParam("calendar") String calendar,
      @Large Fields fields) {
    byte[] file = SentOctets.of(fields, "file");
    ImportMode mode = mode(fields.optionalText("mode").orElse("merge"));
    fields.end();
    return Rendering.shown(
        calendars
            .held(address, calendar)
            .then(held -> published.importFile(held.caller(), held.id(), mode, file)),
        CalendarImportResource::json);
  }

  private static ImportMode mode(String word) {
    return switch (word) {
      case "merge" -> ImportMode.MERGE;
      case "replace" -> ImportMode.REPLACE;
      default ->
          throw new Refused(
              Problem.at(422, "mode", "unknown", "The mode must be merge or replace."));
    };
  }

  private static JsonObject json(ImportedCalendar done) {
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
        .add("unchanged", done.unchanged())
        .add("removed", done.removed())
        .add("unread", unread)
        .add("more", done.more())
        .build();
  }
}
