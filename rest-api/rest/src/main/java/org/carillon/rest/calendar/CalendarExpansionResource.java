package org.carillon.rest.calendar;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Expands an iCalendar object to its instances in a span. */
@Path("/calendar-expansions")
public class CalendarExpansionResource {
  private static final ExpansionLimit LIMIT = new ExpansionLimit(1_000, 100_000);

  @POST
  public Response expand(Fields fields) {
    return Rendering.shown(
        CalendarField.of(fields).then(object -> expanded(object, fields)), json -> json);
  }

  private static Answer<JsonObject> expanded(CalendarObject object, Fields fields) {
    Optional<Instant> from = instant(fields.text("from"));
    Optional<Instant> to = instant(fields.text("to"));
    if (from.isEmpty() || to.isEmpty() || !from.get().isBefore(to.get())) {
      return Answer.failed(
          new Failure.Invalid(
              from.isEmpty() ? "from" : "to",
              "malformed",
              "The times must be written as 2026-01-31T09:00:00Z, and from must be before to."));
    }
    Optional<CalendarZone> zone =
        ZoneNames.find(fields.optionalText("timeZone").orElse("UTC")).filter(CalendarZone::named);
    if (zone.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid("timeZone", "unknown", "This time zone is unknown."));
    }
    Expansion expansion =
        object.instances(new TimeSpan(from.get(), to.get()), ZoneId.of(zone.get().id()), LIMIT);
    JsonArrayBuilder instances = Json.createArrayBuilder();
    expansion.instances().forEach(instance -> instances.add(shown(object, instance)));
    return new Answer.Done<>(
        Json.createObjectBuilder()
            .add("uid", object.uid())
            .add("component", object.kind().name())
            .add("complete", expansion.complete())
            .add("instances", instances)
            .build());
  }

  private static JsonObject shown(CalendarObject object, SeriesInstance instance) {
    CalendarPart part =
        instance.override() < 0 ? object.main() : object.overrides().get(instance.override());
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("start", instance.from().toString())
            .add("end", instance.to().toString())
            .add("recurrenceId", instance.id().written())
            .add("allDay", instance.start().isDate())
            .add("changed", instance.override() >= 0)
            .add("title", part.summary())
            .add("location", part.text("LOCATION"));
    return InstanceJson.with(json, part.status(), object.kind()).build();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(TimeSpan::isWritten);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
