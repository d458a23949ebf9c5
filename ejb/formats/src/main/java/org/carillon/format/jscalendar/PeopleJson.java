package org.carillon.format.jscalendar;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** Converts organizers and attendees from and to participants (RFC 8984 §4.4.6). */
final class PeopleJson {
  private static final String IMIP = "imip";
  private static final String ROLES = "roles";

  private PeopleJson() {}

  static void of(CalendarComponent component, Map<String, JsonValue> members) {
    List<CalendarUser> attendees =
        component.lines("ATTENDEE").stream().map(CalendarUser::new).toList();
    Optional<CalendarUser> organizer = component.first("ORGANIZER").map(CalendarUser::new);
    Map<String, JsonValue> people = new LinkedHashMap<>();
    boolean merged = false;
    for (CalendarUser attendee : attendees) {
      boolean owner =
          !merged && organizer.isPresent() && organizer.get().uri().equals(attendee.uri());
      merged |= owner;
      people.put(Integer.toString(people.size() + 1), attendee(attendee, owner));
    }
    if (organizer.isPresent()) {
      members.put("replyTo", sendTo(organizer.get().uri()));
      if (!merged) {
        Map<String, JsonValue> owner = new LinkedHashMap<>();
        owner.put("@type", JsonParts.text("Participant"));
        name(organizer.get(), owner);
        owner.put("sendTo", sendTo(organizer.get().uri()));
        owner.put(ROLES, JsonParts.set(List.of("owner")));
        people.put(Integer.toString(people.size() + 1), JsonParts.object(owner));
      }
    }
    if (!people.isEmpty()) {
      members.put("participants", JsonParts.object(people));
    }
  }

  private static void name(CalendarUser user, Map<String, JsonValue> participant) {
    if (!user.commonName().isEmpty()) {
      participant.put("name", JsonParts.text(user.commonName()));
    }
  }

  private static JsonValue sendTo(String uri) {
    return JsonParts.object(
        Map.of(CalendarUser.mail(uri).isPresent() ? IMIP : "other", JsonParts.text(uri)));
  }

  private static JsonValue attendee(CalendarUser attendee, boolean owner) {
    Map<String, JsonValue> participant = new LinkedHashMap<>();
    participant.put("@type", JsonParts.text("Participant"));
    name(attendee, participant);
    participant.put("sendTo", sendTo(attendee.uri()));
    if (attendee.line().parameter("CUTYPE").isPresent()) {
      String kind = attendee.type().toLowerCase(Locale.ROOT);
      participant.put("kind", JsonParts.text(kind.equals("room") ? "location" : kind));
    }
    List<String> roles = new ArrayList<>(List.of("attendee"));
    if (owner) {
      roles.add("owner");
    }
    switch (attendee.role()) {
      case "CHAIR" -> roles.add("chair");
      case "OPT-PARTICIPANT" -> roles.add("optional");
      case "NON-PARTICIPANT" -> roles.add("informational");
      default -> {
        // The default for attendees.
      }
    }
    participant.put(ROLES, JsonParts.set(roles));
    if (attendee.line().parameter("PARTSTAT").isPresent()) {
      participant.put(
          "participationStatus", JsonParts.text(attendee.participation().toLowerCase(Locale.ROOT)));
    }
    if (!attendee.comment().isEmpty()) {
      participant.put("participationComment", JsonParts.text(attendee.comment()));
    }
    if (attendee.isAnswerExpected()) {
      participant.put("expectReply", JsonValue.TRUE);
    }
    if (attendee.line().parameter("SCHEDULE-AGENT").isPresent()) {
      participant.put(
          "scheduleAgent", JsonParts.text(attendee.scheduleAgent().toLowerCase(Locale.ROOT)));
    }
    if (!attendee.scheduleStatus().isEmpty()) {
      participant.put(
          "scheduleStatus",
          JsonParts.array(
              List.of(attendee.scheduleStatus().split(",")).stream()
                  .map(JsonParts::text)
                  .toList()));
    }
    return JsonParts.object(participant);
  }

  static List<ContentLine> lines(Map<String, JsonValue> event) {
    List<ContentLine> lines = new ArrayList<>();
    Optional<String> organizer = uri(JsonParts.members(event, "replyTo"));
    Optional<String> organizerName = Optional.empty();
    for (String id : JsonParts.members(event, "participants").keySet()) {
      Map<String, JsonValue> participant =
          JsonParts.members(JsonParts.members(event, "participants"), id);
      Map<String, JsonValue> roles = JsonParts.members(participant, ROLES);
      Optional<String> uri = address(participant);
      if (uri.isEmpty()) {
        continue;
      }
      if (JsonParts.isTrue(roles, "owner")) {
        organizerName = JsonParts.text(participant, "name");
        organizer = organizer.isPresent() ? organizer : uri;
      }
      if (!JsonParts.isTrue(roles, "owner") || JsonParts.isTrue(roles, "attendee")) {
        lines.add(attendee(participant, roles, uri.get()));
      }
    }
    if (organizer.isPresent()) {
      List<LineParameter> name =
          organizerName.map(text -> List.of(new LineParameter("CN", text))).orElse(List.of());
      lines.addFirst(ContentLine.of("ORGANIZER", name, organizer.get()));
    }
    return lines;
  }

  /** Returns the URI to which messages for a participant are sent. */
  static Optional<String> address(Map<String, JsonValue> participant) {
    return uri(JsonParts.members(participant, "sendTo"))
        .or(() -> JsonParts.text(participant, "email").map(mail -> "mailto:" + mail));
  }

  private static Optional<String> uri(Map<String, JsonValue> methods) {
    return JsonParts.text(methods, IMIP)
        .or(
            () ->
                methods.keySet().stream().findFirst().flatMap(any -> JsonParts.text(methods, any)));
  }

  private static ContentLine attendee(
      Map<String, JsonValue> participant, Map<String, JsonValue> roles, String uri) {
    List<LineParameter> parameters = new ArrayList<>();
    JsonParts.text(participant, "name")
        .ifPresent(name -> parameters.add(new LineParameter("CN", name)));
    JsonParts.text(participant, "kind")
        .ifPresent(
            kind ->
                parameters.add(
                    new LineParameter(
                        "CUTYPE", kind.equals("location") ? "ROOM" : capitals(kind))));
    if (JsonParts.isTrue(roles, "chair")) {
      parameters.add(new LineParameter("ROLE", "CHAIR"));
    } else if (JsonParts.isTrue(roles, "optional")) {
      parameters.add(new LineParameter("ROLE", "OPT-PARTICIPANT"));
    } else if (JsonParts.isTrue(roles, "informational")) {
      parameters.add(new LineParameter("ROLE", "NON-PARTICIPANT"));
    }
    JsonParts.text(participant, "participationStatus")
        .ifPresent(status -> parameters.add(new LineParameter("PARTSTAT", capitals(status))));
    JsonParts.text(participant, "participationComment")
        .filter(comment -> !comment.isBlank())
        .ifPresent(comment -> parameters.add(new LineParameter(CalendarUser.COMMENT, comment)));
    if (JsonParts.isTrue(participant, "expectReply")) {
      parameters.add(new LineParameter("RSVP", "TRUE"));
    }
    JsonParts.text(participant, "scheduleAgent")
        .ifPresent(agent -> parameters.add(new LineParameter("SCHEDULE-AGENT", capitals(agent))));
    List<String> told =
        JsonParts.values(participant, "scheduleStatus").stream()
            .map(value -> value instanceof jakarta.json.JsonString text ? text.getString() : "")
            .toList();
    if (!told.isEmpty()) {
      parameters.add(new LineParameter("SCHEDULE-STATUS", String.join(",", told)));
    }
    return ContentLine.of("ATTENDEE", parameters, uri);
  }

  private static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
