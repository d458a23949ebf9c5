package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarFilter;
import org.carillon.calendar.CalendarFilter.TextCollation;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.RenderedObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.json.Json;
import org.carillon.rest.groupware.CollectionParameter.Held;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Events, tasks and journals as JSCalendar (RFC 8984); attendees are notified of changes. */
@Path("/accounts/{address}/events")
public class EventResource {
  /** The number of objects read at once for a page. */
  private static final int MOST = 100;

  private static final List<String> COMPONENTS = List.of("VEVENT", "VTODO", "VJOURNAL");

  @Inject CalendarParameter calendars;
  @Inject CalendarAccess access;
  @Inject GroupwareObjects objects;
  @Inject ObjectParameter asked;
  @Context HttpHeaders headers;
  @Context UriInfo uri;

  /** Lists them in the order of creation; a search looks at their titles. */
  @GET
  public Response list(
      @PathParam("address") String address,
      @QueryParam("calendar") String calendar,
      @BeanParam Paging paging) {
    PageRequest request = paging.request();
    return Rendering.page(
        calendars.held(address, calendar).then(held -> page(held, request)), EventResource::shown);
  }

  private Answer<Page<StoredObject>> page(Held held, PageRequest request) {
    long after = request.after().flatMap(EventResource::number).orElse(0L);
    return request
        .search()
        .map(text -> titled(held, text))
        .orElseGet(() -> objects.list(held.open()))
        .then(
            all -> {
              List<ObjectEntry> wanted =
                  all.stream()
                      .filter(entry -> entry.uid() > after)
                      .limit(Math.min(MOST, request.limit()))
                      .toList();
              boolean more = !wanted.isEmpty() && all.getLast().uid() > wanted.getLast().uid();
              return objects
                  .open(held.open(), wanted.stream().map(ObjectEntry::key).toList())
                  .map(
                      opened ->
                          new Page<>(
                              opened.stream()
                                  .sorted(Comparator.comparingLong(object -> object.entry().uid()))
                                  .toList(),
                              more
                                  ? Optional.of(String.valueOf(wanted.getLast().uid()))
                                  : Optional.empty()));
            });
  }

  private Answer<List<ObjectEntry>> titled(Held held, String text) {
    CalendarFilter.Property title =
        new CalendarFilter.Property(
            "SUMMARY",
            false,
            Optional.empty(),
            Optional.of(new CalendarFilter.Text(text, TextCollation.UNICODE_CASEMAP, false)),
            List.of());
    List<ObjectEntry> found = new ArrayList<>();
    for (String component : COMPONENTS) {
      Answer<List<ObjectEntry>> some =
          access.query(held.caller(), held.id(), within(component, title), ZoneOffset.UTC);
      switch (some) {
        case Answer.Done<List<ObjectEntry>>(List<ObjectEntry> entries) -> found.addAll(entries);
        case Answer.Failed<List<ObjectEntry>> failed -> {
          return failed;
        }
      }
    }
    found.sort(Comparator.comparingLong(ObjectEntry::uid));
    return new Answer.Done<>(found);
  }

  private static CalendarFilter.Component within(
      String component, CalendarFilter.Property property) {
    return new CalendarFilter.Component(
        "VCALENDAR",
        false,
        Optional.empty(),
        List.of(),
        List.of(
            new CalendarFilter.Component(
                component, false, Optional.empty(), List.of(property), List.of())));
  }

  /** A text that is not a number was not issued here, and lists from the beginning. */
  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  /** Creates one, with a new uid if it has none. */
  @POST
  public Response create(
      @PathParam("address") String address,
      @QueryParam("calendar") String calendar,
      Fields fields) {
    JsonObject sent = fields.all();
    JsonObject event =
        sent.containsKey("uid")
            ? sent
            : Json.createObjectBuilder(sent).add("uid", UUID.randomUUID().toString()).build();
    ItemKey key = new ItemKey(UUID.randomUUID() + ".ics");
    return Rendering.made(
        calendars
            .held(address, calendar)
            .then(held -> put(held, key, new Precondition.Absent(), event)),
        EventResource::shown,
        uri,
        stored -> stored.entry().key().value(),
        stored -> OptionalLong.of(ObjectParameter.version(stored)));
  }

  @GET
  @Path("/{event}")
  public Response find(
      @PathParam("address") String address,
      @PathParam("event") String event,
      @QueryParam("calendar") String calendar) {
    return Rendering.versioned(
        calendars.held(address, calendar).then(held -> asked.open(held, event)),
        EventResource::shown,
        ObjectParameter::version);
  }

  /** Replaces one by a whole object. */
  @Conditional
  @PUT
  @Path("/{event}")
  public Response put(
      @PathParam("address") String address,
      @PathParam("event") String event,
      @QueryParam("calendar") String calendar,
      Fields fields) {
    JsonObject whole = fields.all();
    return changed(address, event, calendar, _ -> whole);
  }

  /** Changes some members (RFC 7396). */
  @Conditional
  @PATCH
  @Path("/{event}")
  public Response change(
      @PathParam("address") String address,
      @PathParam("event") String event,
      @QueryParam("calendar") String calendar,
      Fields fields) {
    JsonObject patch = fields.all();
    return changed(address, event, calendar, old -> MergePatch.patched(json(old), patch));
  }

  private Response changed(
      String address, String event, String calendar, Function<StoredObject, JsonObject> change) {
    return asked.changed(
        headers,
        () -> calendars.held(address, calendar),
        event,
        (held, old) -> replace(held, old, change.apply(old)),
        EventResource::shown);
  }

  /** Deletes one; a meeting is cancelled. */
  @Conditional
  @DELETE
  @Path("/{event}")
  public Response delete(
      @PathParam("address") String address,
      @PathParam("event") String event,
      @QueryParam("calendar") String calendar) {
    return asked.deleted(headers, () -> calendars.held(address, calendar), event, Telling.AT_ONCE);
  }

  private Answer<StoredObject> replace(Held held, StoredObject old, JsonObject event) {
    return put(held, old.entry().key(), ObjectParameter.stillThere(old), event);
  }

  private Answer<StoredObject> put(Held held, ItemKey key, Precondition when, JsonObject json) {
    return switch (JsCalendar.read(json)) {
      case ReadJsCalendar.Refused(String pointer, String sentence) ->
          Answer.failed(new Failure.Invalid(pointer, "malformed", sentence));
      case ReadJsCalendar.Understood(CalendarObject event) ->
          objects
              .put(held.open(), key, when, new NewObject(event.octets(), Telling.AT_ONCE))
              .then(_ -> objects.open(held.caller(), held.id(), key));
    };
  }

  private static JsonObject json(StoredObject stored) {
    return CalendarObject.read(stored.octets())
            instanceof CalendarParseResult.Read(CalendarObject event)
        ? RenderedObject.of(stored.entry().key().value(), () -> JsCalendar.of(event))
            .orElse(JsonValue.EMPTY_JSON_OBJECT)
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static JsonObject shown(StoredObject stored) {
    return Json.createObjectBuilder()
        .add("id", stored.entry().key().value())
        .add("event", json(stored))
        .build();
  }
}
