package org.carillon.rest.calendar;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Converts an iCalendar object to JSCalendar (RFC 8984). */
@Path("/calendar-conversions")
public class CalendarConversionResource {

  @POST
  public Response convert(Fields fields) {
    return Rendering.shown(CalendarField.of(fields), JsCalendar::of);
  }
}
