package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.json.Json;

/** The guests and the organizer of an event (RFC 8984 §4.4.6). */
final class EventPeople {
  private static final String PEOPLE = "participants";
  private static final String REPLY_TO = "replyTo";
  private static final String STATUS = "participationStatus";
  private static final String NAME = "name";
  private static final String ROLES = "roles";
  private static final String SEND_TO = "sendTo";
  private static final String IMIP = "imip";

  private EventPeople() {}

  /** Returns all people, the organizer first. */
  static List<EventPerson> all(JsonObject event) {
    List<EventPerson> people = new ArrayList<>();
    for (JsonValue value : EventJson.members(event, PEOPLE).values()) {
      if (value instanceof JsonObject one) {
        boolean isOwner = EventJson.members(one, ROLES).getBoolean("owner", false);
        EventPerson person =
            new EventPerson(
                EventJson.text(one, NAME),
                address(one),
                EventJson.text(one, STATUS).isEmpty()
                    ? isOwner ? "accepted" : "needs-action"
                    : EventJson.text(one, STATUS).toLowerCase(Locale.ROOT),
                EventJson.text(one, "participationComment"),
                isOwner);
        people.add(isOwner ? 0 : people.size(), person);
      }
    }
    return people;
  }

  private static String address(JsonObject one) {
    return mail(EventJson.text(EventJson.members(one, SEND_TO), IMIP))
        .or(() -> Optional.of(EventJson.text(one, "email")))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<String> mail(String uri) {
    return CalendarUser.mail(uri);
  }

  /** Returns the addresses of the guests without the organizer. */
  static List<String> invited(JsonObject event) {
    return guests(event).map(EventPerson::address).toList();
  }

  private static Stream<EventPerson> guests(JsonObject event) {
    return all(event).stream().filter(one -> !one.isOwner() && !one.address().isEmpty());
  }

  /** Returns the guests without the organizer, in the form in which they are typed. */
  static List<String> written(JsonObject event) {
    return guests(event).map(one -> new EventGuest(one.name(), one.address()).written()).toList();
  }

  /** Returns the organizer's address; empty if it is not a meeting. */
  static String organizer(JsonObject event) {
    return mail(EventJson.text(EventJson.members(event, REPLY_TO), IMIP))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  /** Sets the guests; those who were invited before keep all their properties. */
  static void put(Map<String, JsonValue> event, List<EventGuest> guests, String me) {
    JsonObject old = EventJson.object(event);
    List<String> wanted = guests.stream().map(EventGuest::address).toList();
    if (wanted.equals(invited(old))) {
      return;
    }
    Map<String, JsonValue> people = new LinkedHashMap<>();
    EventJson.members(old, PEOPLE)
        .forEach(
            (id, value) -> {
              if (value instanceof JsonObject one
                  && (EventJson.members(one, ROLES).getBoolean("owner", false)
                      || wanted.contains(address(one)))) {
                people.put(id, one);
              }
            });
    if (wanted.isEmpty()) {
      event.remove(PEOPLE);
      event.remove(REPLY_TO);
      return;
    }
    if (!event.containsKey(REPLY_TO)) {
      event.put(REPLY_TO, imip(me));
      people.put(EventJson.free(people), person(me, "owner", "accepted"));
    }
    List<String> known = invited(old);
    guests.stream()
        .filter(guest -> !known.contains(guest.address()))
        .forEach(guest -> people.put(EventJson.free(people), invited(guest)));
    event.put(PEOPLE, EventJson.object(people));
  }

  /** Returns the event with names, from their addresses, for people who have none. */
  static JsonObject named(JsonObject event, UnaryOperator<String> names) {
    Map<String, JsonValue> people = new LinkedHashMap<>(EventJson.members(event, PEOPLE));
    people.replaceAll(
        (_, value) ->
            value instanceof JsonObject one && EventJson.text(one, NAME).isEmpty()
                ? named(one, address(one), names)
                : value);
    return people.isEmpty()
        ? event
        : Json.createObjectBuilder(event).add(PEOPLE, EventJson.object(people)).build();
  }

  private static JsonObject named(JsonObject one, String address, UnaryOperator<String> names) {
    String name = address.isEmpty() ? address : names.apply(address);
    return name.equals(address) ? one : Json.createObjectBuilder(one).add(NAME, name).build();
  }

  private static JsonObject imip(String address) {
    return Json.createObjectBuilder().add(IMIP, "mailto:" + address).build();
  }

  private static JsonObject person(String address, String role, String status) {
    JsonObjectBuilder roles = Json.createObjectBuilder().add("attendee", true);
    if (role.equals("owner")) {
      roles.add("owner", true);
    }
    JsonObjectBuilder made =
        Json.createObjectBuilder()
            .add("@type", "Participant")
            .add(SEND_TO, imip(address))
            .add(ROLES, roles)
            .add(STATUS, status);
    return (role.equals("owner") ? made : made.add("expectReply", true)).build();
  }

  private static JsonObject invited(EventGuest guest) {
    JsonObject made = person(guest.address(), "attendee", "needs-action");
    return guest.name().isEmpty()
        ? made
        : Json.createObjectBuilder(made).add(NAME, guest.name()).build();
  }

  /**
   * Returns the answer of the guest with one of these addresses; empty if none is invited. The
   * organizer has nobody to answer to, even if a client has put the organizer among the guests.
   */
  static Optional<String> answer(JsonObject event, Set<String> mine) {
    return mine.contains(organizer(event))
        ? Optional.empty()
        : all(event).stream()
            .filter(one -> !one.isOwner() && mine.contains(one.address()))
            .map(EventPerson::status)
            .findFirst();
  }

  /** Returns the event with the answer of the guest with one of these addresses. */
  static JsonObject answered(JsonObject event, Set<String> mine, String status) {
    Map<String, JsonValue> people = new LinkedHashMap<>();
    EventJson.members(event, PEOPLE)
        .forEach(
            (id, value) ->
                people.put(
                    id,
                    value instanceof JsonObject one && mine.contains(address(one))
                        ? Json.createObjectBuilder(one)
                            .add(STATUS, status)
                            .remove("expectReply")
                            .build()
                        : value));
    return Json.createObjectBuilder(event).add(PEOPLE, EventJson.object(people)).build();
  }
}
