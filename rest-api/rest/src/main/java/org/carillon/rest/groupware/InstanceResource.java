package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarInstance;
import org.carillon.calendar.InstanceDetails;
import org.carillon.contract.answer.PageRequest;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.json.Json;
import org.carillon.rest.calendar.InstanceJson;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

/** The instances of a calendar's events: each instance of a series separately. */
@Path("/accounts/{address}/instances")
public class InstanceResource {
  @Inject CalendarParameter calendars;
  @Inject CalendarAccess access;

  /** Those in a span, ordered by start; a search looks at their titles. */
  @GET
  public Response list(
      @PathParam("address") String address,
      @QueryParam("calendar") String calendar,
      @BeanParam TimeSpanParameters asked,
      @BeanParam Paging paging) {
    TimeSpan span = asked.span();
    PageRequest request = paging.request();
    return Rendering.page(
        calendars
            .held(address, calendar)
            .then(
                held -> access.instances(held.caller(), held.id(), span, ZoneOffset.UTC, request)),
        InstanceResource::json);
  }

  private static JsonObject json(InstanceDetails told) {
    CalendarInstance one = told.instance();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("event", one.object().key().value())
            .add("title", told.title())
            .add("location", told.location())
            .add("from", one.instance().from().toString())
            .add("to", one.instance().to().toString())
            .add("changed", one.instance().override() >= 0);
    if (one.summary().recurs()) {
      json.add("recurrenceId", InstanceJson.id(one.instance().id()));
    }
    return InstanceJson.with(json, told.status(), one.summary().kind()).build();
  }
}
