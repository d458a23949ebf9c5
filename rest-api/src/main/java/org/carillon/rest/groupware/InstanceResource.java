package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import org.carillon.contract.calendar.CalendarAccess;
import org.carillon.contract.calendar.CalendarInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.json.Json;
import org.carillon.rest.kit.Rendering;

/** When a calendar's events take place: each instance of a series by itself. */
@Path("/accounts/{address}/instances")
public class InstanceResource {
  private static final int MOST = 5_000;

  @Inject AskedCalendar calendars;
  @Inject CalendarAccess access;

  /** Lists those in a span, in order. */
  @GET
  public Response list(
      @PathParam("address") String address,
      @QueryParam("calendar") String calendar,
      @BeanParam AskedSpan asked) {
    TimeSpan span = asked.span();
    return Rendering.all(
        calendars
            .held(address, calendar)
            .then(held -> access.instances(held.caller(), held.id(), span, ZoneOffset.UTC, MOST)),
        InstanceResource::json);
  }

  private static JsonObject json(CalendarInstance instance) {
    return Json.createObjectBuilder()
        .add("event", instance.object().key().value())
        .add("title", instance.summary().title())
        .add("location", instance.summary().location())
        .add("from", instance.instance().from().toString())
        .add("to", instance.instance().to().toString())
        .build();
  }
}
