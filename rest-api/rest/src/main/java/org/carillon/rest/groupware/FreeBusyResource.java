package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.json.Json;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Users' busy times, as far as the caller may see them. */
@Path("/free-busy")
public class FreeBusyResource {
  @Inject CalendarParameter calendars;
  @Inject CalendarAccess access;

  /** Lists the people in the order of the request. */
  @GET
  public Response list(
      @QueryParam("person") List<String> people, @BeanParam TimeSpanParameters asked) {
    TimeSpan span = asked.span();
    if (people.isEmpty() || people.size() > CalendarAccess.MOST_PEOPLE) {
      throw new Refused(
          Problem.at(
              422,
              "person",
              "range",
              "The parameter person must be given 1 to " + CalendarAccess.MOST_PEOPLE + " times."));
    }
    return Rendering.all(
        access.freeBusy(Optional.of(calendars.caller()), people, span, ""), FreeBusyResource::json);
  }

  private static JsonObject json(PersonFreeBusy person) {
    return switch (person) {
      case PersonFreeBusy.Unknown(String name) -> state(name, "unknown");
      case PersonFreeBusy.Hidden(String name) -> state(name, "hidden");
      case PersonFreeBusy.Told(String name, List<BusyPeriod> periods) -> {
        JsonArrayBuilder busy = Json.createArrayBuilder();
        periods.forEach(period -> busy.add(json(period)));
        yield Json.createObjectBuilder()
            .add("person", name)
            .add("state", "told")
            .add("busy", busy)
            .build();
      }
    };
  }

  private static JsonObject state(String person, String state) {
    return Json.createObjectBuilder().add("person", person).add("state", state).build();
  }

  private static JsonObject json(BusyPeriod period) {
    return Json.createObjectBuilder()
        .add("from", period.from().toString())
        .add("to", period.to().toString())
        .add("type", period.type().name().toLowerCase(Locale.ROOT))
        .build();
  }
}
