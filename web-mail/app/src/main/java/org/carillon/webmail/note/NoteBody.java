package org.carillon.webmail.note;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.groupware.RenderedObject;
import org.carillon.json.Json;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.webmail.event.EventJson;

/**
 * A note's content. It is kept as plain text until it gets a colour or a category, which only a
 * journal entry (RFC 5545 §3.6.3) can hold.
 *
 * @param text all of it; its first line is its title
 * @param colour one that pages have; empty for none
 * @param isEditable whether it is a text as people type it: what other programs made in HTML is
 *     only read
 * @param journal the journal entry that it is; empty of a plain text
 */
record NoteBody(
    String text,
    Optional<LabelColour> colour,
    List<String> categories,
    boolean isEditable,
    Optional<JsonObject> journal) {
  private static final String KEYWORDS = "keywords";
  private static final String COLOUR = "color";

  /** The type of JSCalendar objects that are journal entries here. */
  private static final String JOURNAL = "carillon.org:VJOURNAL";

  private static final Pattern MARKUP = Pattern.compile("<[^>]{0,500}>");

  static NoteBody of(String text) {
    return new NoteBody(text, Optional.empty(), List.of(), true, Optional.empty());
  }

  static NoteBody read(String mediaType, byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8).replace("\r\n", "\n");
    if (mediaType.startsWith("text/html")) {
      String shown = MARKUP.matcher(text).replaceAll(" ").strip();
      return new NoteBody(shown, Optional.empty(), List.of(), false, Optional.empty());
    }
    if (!mediaType.startsWith("text/calendar")) {
      return of(text);
    }
    NoteBody read = new NoteBody(text, Optional.empty(), List.of(), false, Optional.empty());
    return CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject object)
            && object.kind() == CalendarKind.VJOURNAL
        ? RenderedObject.of(object.uid(), () -> JsCalendar.of(object))
            .map(NoteBody::journal)
            .orElse(read)
        : read;
  }

  private static NoteBody journal(JsonObject json) {
    String title = EventJson.text(json, EventJson.TITLE);
    String rest = EventJson.text(json, EventJson.TEXT);
    return new NoteBody(
        rest.isEmpty()
                || title.isEmpty()
                || rest.lines().findFirst().filter(title::equals).isPresent()
            ? title.isEmpty() || !rest.isEmpty() ? rest : title
            : title + "\n" + rest,
        LabelColour.of(EventJson.text(json, COLOUR)),
        List.copyOf(EventJson.members(json, KEYWORDS).keySet()),
        true,
        Optional.of(json));
  }

  /** Returns this note with the values of a form. */
  NoteBody with(String newText, Optional<LabelColour> newColour, List<String> newCategories) {
    return new NoteBody(newText, newColour, newCategories, true, journal);
  }

  String title() {
    return text.lines()
        .map(line -> line.replaceFirst("^\\s{0,100}#{1,6} ", "").strip())
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The text after the first line. */
  String rest() {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .skip(1)
        .collect(Collectors.joining("\n"));
  }

  /** Returns whether the note contains all of the words. */
  boolean says(String words) {
    String all = (text + " " + String.join(" ", categories)).toLowerCase(Locale.ROOT);
    return Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
  }

  Answer<byte[]> octets() {
    if (journal.isEmpty() && colour.isEmpty() && categories.isEmpty()) {
      return new Answer.Done<>(text.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, JsonValue> made =
        new LinkedHashMap<>(
            journal.orElseGet(
                () ->
                    Json.createObjectBuilder()
                        .add("@type", JOURNAL)
                        .add("uid", UUID.randomUUID().toString())
                        .build()));
    String title = title();
    EventJson.put(made, EventJson.TITLE, title);
    EventJson.put(
        made,
        EventJson.TEXT,
        text.startsWith(title + "\n")
            ? text.substring(title.length() + 1)
            : text.equals(title) ? "" : text);
    // Another program's colour stays unless a different one is chosen.
    if (colour.isPresent() || isKnown(made.get(COLOUR))) {
      EventJson.put(made, COLOUR, colour.map(LabelColour::word).orElse(""));
    }
    JsonObjectBuilder words = Json.createObjectBuilder();
    categories.forEach(word -> words.add(word, true));
    made.put(KEYWORDS, words.build());
    made.values().removeIf(JsonValue.EMPTY_JSON_OBJECT::equals);
    made.put("updated", Json.createValue(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return switch (JsCalendar.read(EventJson.object(made))) {
      case ReadJsCalendar.Understood(CalendarObject object) -> new Answer.Done<>(object.octets());
      case ReadJsCalendar.Refused(String pointer, String sentence) ->
          Answer.failed(new Failure.Invalid(pointer, "malformed", sentence));
    };
  }

  private static boolean isKnown(JsonValue colour) {
    return colour instanceof JsonString text && LabelColour.of(text.getString()).isPresent();
  }
}
