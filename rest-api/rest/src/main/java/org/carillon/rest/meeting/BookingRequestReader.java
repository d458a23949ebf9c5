package org.carillon.rest.meeting;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carillon.calendar.booking.BookingRequest;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Moment;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** A booking request: a JSCalendar event, or its times and a title. */
final class BookingRequestReader {
  private static final int MOST_KEY = 200;
  private static final int MOST_TEXT = 1_000;
  private static final Set<String> OF_EVENT = Set.of("event", "who");
  private static final Set<String> SHORT =
      Set.of("uid", "title", "from", "to", "who", "description");

  private static final Map<String, String> SENTENCES =
      Map.of(
          "taken", "It is already booked at that time.",
          "hours", "It cannot be booked at that time of the day or week.",
          "too-far", "The booking is too far ahead.",
          "too-long", "The booking is too long.",
          "series", "It cannot be booked for a series.",
          "series-too-long", "The series is too long.",
          "too-many", "The series has too many occurrences.",
          "past", "The time of the booking is in the past.");

  private BookingRequestReader() {}

  /** A refusal's reason in a sentence. */
  static String sentence(String why) {
    return SENTENCES.getOrDefault(why, "It cannot be booked.");
  }

  /** Returns the uid that marks repeated requests: the event's own, or one made of the key. */
  static String uid(JsonObject sent, String key, Caller caller) {
    JsonObject named = sent.get("event") instanceof JsonObject event ? event : sent;
    if (named.get("uid") instanceof JsonString own) {
      return Fields.storable("uid", own.getString());
    }
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    if (key.isEmpty()
        || key.length() > MOST_KEY
        || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw wrong(
          "Idempotency-Key",
          "The key must have 1 to " + MOST_KEY + " printable ASCII characters, without spaces.");
    }
    return "booking-" + digest(caller.account() + " " + key);
  }

  private static String digest(String text) {
    try {
      byte[] octets =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(octets, 0, 20);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256", never);
    }
  }

  static Answer<BookingRequest> read(JsonObject sent, String uid) {
    boolean isWhole = sent.containsKey("event");
    sent.keySet().stream()
        .filter(name -> !(isWhole ? OF_EVENT : SHORT).contains(name))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new Refused(Problem.at(422, unknown, "unknown", "This field is unknown."));
            });
    String who = text(sent, "who");
    JsonObject event = isWhole ? whole(sent) : times(sent);
    JsonObject named = Json.createObjectBuilder(event).add("uid", uid).build();
    return switch (JsCalendar.read(named)) {
      case ReadJsCalendar.Refused(String pointer, String sentence) ->
          Answer.failed(new Failure.Invalid(pointer, "malformed", sentence));
      case ReadJsCalendar.Understood(CalendarObject object) ->
          new Answer.Done<>(new BookingRequest(object, who));
    };
  }

  private static JsonObject whole(JsonObject sent) {
    if (sent.get("event") instanceof JsonObject event) {
      return event;
    }
    throw wrong("event", "The field “event” must be a JSCalendar object.");
  }

  private static JsonObject times(JsonObject sent) {
    String title = text(sent, "title");
    if (title.isBlank()) {
      throw wrong("title", "The title must not be empty.");
    }
    Instant from = Moment.read("from", text(sent, "from")).truncatedTo(ChronoUnit.SECONDS);
    Instant to = Moment.read("to", text(sent, "to")).truncatedTo(ChronoUnit.SECONDS);
    if (!to.isAfter(from)) {
      throw wrong("to", "The time in to must be after from.");
    }
    JsonObjectBuilder event =
        Json.createObjectBuilder()
            .add("@type", "Event")
            .add("title", title)
            .add(
                "start",
                from.atOffset(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME))
            .add("timeZone", "Etc/UTC")
            .add("duration", Duration.between(from, to).toString());
    String description = text(sent, "description");
    return (description.isEmpty() ? event : event.add("description", description)).build();
  }

  private static String text(JsonObject sent, String name) {
    if (!sent.containsKey(name)) {
      return "";
    }
    if (sent.get(name) instanceof JsonString text && text.getString().length() <= MOST_TEXT) {
      return Fields.storable(name, text.getString());
    }
    throw wrong(name, "The field must be a text of at most " + MOST_TEXT + " characters.");
  }

  private static Refused wrong(String field, String message) {
    return new Refused(Problem.at(422, field, "malformed", message));
  }
}
