package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.carillon.calendar.published.CalendarFileFormat;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Calendars as files. */
@Path("/accounts/{address}/calendar-exports")
public class CalendarExportResource {
  @Inject CalendarParameter calendars;
  @Inject PublishedCalendars published;

  /** Streams the file. */
  @GET
  public Response write(
      @PathParam("address") String address,
      @QueryParam("calendar") String calendar,
      @QueryParam("form") @DefaultValue("ics") String form) {
    CalendarFileOptions options = new CalendarFileOptions(form(form), Optional.empty());
    return Rendering.render(
        calendars
            .held(address, calendar)
            .then(held -> published.open(held.caller(), held.id(), options)),
        file ->
            Response.ok((StreamingOutput) file::writeTo)
                .type(file.mediaType())
                .header("Content-Disposition", "attachment; filename=\"calendar." + form + "\"")
                .build());
  }

  private static CalendarFileFormat form(String word) {
    return switch (word) {
      case "ics" -> CalendarFileFormat.ICALENDAR;
      case "vcs" -> CalendarFileFormat.VCALENDAR;
      default ->
          throw new Refused(
              Problem.at(422, "form", "unknown", "The parameter form must be ics or vcs."));
    };
  }
}
