package org.carillon.webmail.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.json.Json;
import org.junit.jupiter.api.Test;

/** Events as forms have them, and what forms make of them. */
class EventJsonTest {
  private static final String ME = "ann@example.test";

  private static final String SERIES =
      """
      {"@type": "Event", "uid": "s", "title": "Stand-up", "start": "2026-11-23T09:00:00",
       "timeZone": "Europe/Berlin", "duration": "PT30M", "example.com:mood": "fine",
       "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 5}]}
      """;

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static EventFields fields(String title, String start, String end, String people) {
    return new EventFields(
        "1",
        title,
        false,
        "2026-11-23",
        start,
        "2026-11-23",
        end,
        "Europe/Berlin",
        "Room",
        Conference.NONE,
        "",
        people,
        "weekly",
        "",
        "15",
        false,
        false,
        "");
  }

  private static EventWish wish(EventFields fields) {
    return ((EventWish.Understood) EventWish.of(fields)).wish();
  }

  /** The instances' starts, by UTC, as the calendar object has them that is kept. */
  private static List<String> starts(JsonObject event) {
    CalendarObject made = ((ReadJsCalendar.Understood) JsCalendar.read(event)).object();
    // What is kept is what is read again.
    CalendarObject read = ((CalendarReading.Read) CalendarObject.read(made.octets())).object();
    return read
        .instances(TimeSpan.ALWAYS, ZoneOffset.UTC, new ExpansionLimit(100, 1000))
        .instances()
        .stream()
        .map(one -> one.from().toString().substring(5, 16))
        .toList();
  }

  @Test
  void peopleAreWrittenWithTheirNames() {
    JsonObject made =
        EventPeople.named(
            json(
                """
                {"uid": "n", "participants": {
                  "1": {"sendTo": {"imip": "mailto:ben@bells.example"}},
                  "2": {"sendTo": {"imip": "mailto:bo@elsewhere.example"}},
                  "3": {"sendTo": {"imip": "mailto:ann@bells.example"}, "name": "Annie"}}}
                """),
            address ->
                address.equals("bo@elsewhere.example") ? address : "The " + address.charAt(0));
    assertThat(EventPeople.all(made))
        .extracting(EventPerson::name)
        .containsExactly("The b", "", "Annie");
    assertThat(EventPeople.named(json("{\"uid\": \"n\"}"), address -> "x"))
        .isEqualTo(json("{\"uid\": \"n\"}"));
  }

  @Test
  void whatAFormMakesIsWhatAFormShows() {
    JsonObject made =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            wish(fields("Talk", "10:00", "11:30", "bob@example.test")),
            ME);
    assertThat(EventJson.fields(made, "1", ZoneId.of("UTC")))
        .isEqualTo(fields("Talk", "10:00", "11:30", "bob@example.test"));
    String ics =
        new String(
            ((ReadJsCalendar.Understood) JsCalendar.read(made)).object().octets(),
            StandardCharsets.UTF_8);
    assertThat(ics)
        .contains("ORGANIZER:mailto:ann@example.test", "RRULE:FREQ=WEEKLY", "TRIGGER:-PT15M")
        .contains("DTSTART;TZID=Europe/Berlin:20261123T100000");
  }

  @Test
  void whatTheFormHasNoFieldForStays() {
    JsonObject made = EventJson.with(json(SERIES), wish(fields("Other", "09:00", "09:30", "")), ME);
    assertThat(made.getString("example.com:mood")).isEqualTo("fine");
    assertThat(made.getString("title")).isEqualTo("Other");
  }

  @Test
  void oneInstanceIsChangedAlone() {
    JsonObject series = json(SERIES);
    String id = "2026-11-30T09:00:00";
    JsonObject moved =
        EventJson.with(
            SeriesJson.instance(series, id),
            wish(
                new EventFields(
                    "1",
                    "Late",
                    false,
                    "2026-11-30",
                    "15:00",
                    "2026-11-30",
                    "15:30",
                    "Europe/Berlin",
                    "",
                    Conference.NONE,
                    "",
                    "",
                    "never",
                    "",
                    "",
                    false,
                    false,
                    "")),
            ME);
    JsonObject made = SeriesJson.with(series, id, moved);
    assertThat(starts(made))
        .containsExactly("11-23T08:00", "11-30T14:00", "12-07T08:00", "12-14T08:00", "12-21T08:00");
    assertThat(SeriesJson.instance(made, id).getString("title")).isEqualTo("Late");
    assertThat(starts(SeriesJson.excluding(made, id))).hasSize(4).doesNotContain("11-30T14:00");
  }

  @Test
  void aSeriesIsDividedIntoWhatWasAndWhatFollows() {
    JsonObject series = json(SERIES);
    String id = "2026-12-07T09:00:00";
    assertThat(starts(SeriesJson.before(series, id))).containsExactly("11-23T08:00", "11-30T08:00");
    assertThat(starts(SeriesJson.from(series, id, "r", 2)))
        .containsExactly("12-07T08:00", "12-14T08:00", "12-21T08:00");
  }

  @Test
  void daysAreDaysAndHoursAreHoursWhenClocksChange() {
    EventFields night =
        new EventFields(
            "1",
            "Night",
            false,
            "2026-10-24",
            "22:00",
            "2026-10-25",
            "06:00",
            "Europe/Berlin",
            "",
            Conference.NONE,
            "",
            "",
            "never",
            "",
            "",
            false,
            false,
            "");
    JsonObject made = EventJson.with(json("{\"uid\": \"n\"}"), wish(night), ME);
    assertThat(made.getString("duration")).isEqualTo("PT9H");
    assertThat(EventJson.fields(made, "1", ZoneId.of("UTC"))).isEqualTo(night);
    EventFields days =
        new EventFields(
            "1",
            "Trip",
            true,
            "2026-10-24",
            "",
            "2026-10-26",
            "",
            "UTC",
            "",
            Conference.NONE,
            "",
            "",
            "never",
            "",
            "",
            true,
            true,
            "");
    JsonObject trip = EventJson.with(json("{\"uid\": \"n\"}"), wish(days), ME);
    assertThat(trip.getString("duration")).isEqualTo("P3D");
    assertThat(EventJson.fields(trip, "1", ZoneId.of("UTC"))).isEqualTo(days);
  }

  @Test
  void whoIsInvitedKeepsTheAnswerAndWhoIsNotGoes() {
    JsonObject made =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            wish(fields("Talk", "10:00", "11:00", "bob@example.test\ncy@example.test")),
            ME);
    JsonObject answered = EventPeople.answered(made, Set.of("bob@example.test"), "accepted");
    JsonObject fewer =
        EventJson.with(
            answered, wish(fields("Talk", "10:00", "11:00", "bob@example.test, dan@x.test")), ME);
    assertThat(EventPeople.all(fewer))
        .extracting(EventPerson::address, EventPerson::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ME, "accepted"),
            org.assertj.core.groups.Tuple.tuple("bob@example.test", "accepted"),
            org.assertj.core.groups.Tuple.tuple("dan@x.test", "needs-action"));
  }

  @Test
  void whatCantBeIsToldByItsField() {
    assertThat(refused(fields("x", "25:00", "11:00", ""))).isEqualTo("start time");
    assertThat(refused(fields("x", "10:00", "09:00", ""))).isEqualTo("endDay backwards");
    assertThat(refused(fields("x", "10:00", "11:00", "Bob <bob>"))).isEqualTo("people people");
    assertThat(refused(fields("x".repeat(501), "10:00", "11:00", ""))).isEqualTo("title long");
  }

  private static String refused(EventFields fields) {
    EventWish.Refused refused = (EventWish.Refused) EventWish.of(fields);
    return refused.field() + " " + refused.what();
  }

  @Test
  void eachWordForRepeatingIsReadBack() {
    JsonObject event = json("{\"uid\": \"n\"}");
    for (Repetition one : Repetition.values()) {
      if (one != Repetition.OTHER) {
        EventFields asked =
            new EventFields(
                "1",
                "x",
                false,
                "2026-11-24",
                "10:00",
                "2026-11-24",
                "11:00",
                "Europe/Berlin",
                "",
                Conference.NONE,
                "",
                "",
                one.word(),
                one == Repetition.NEVER ? "" : "2027-03-01",
                "",
                false,
                false,
                "");
        JsonObject made = EventJson.with(event, wish(asked), ME);
        JsonObject kept =
            JsCalendar.of(((ReadJsCalendar.Understood) JsCalendar.read(made)).object());
        assertThat(EventJson.fields(kept, "1", ZoneId.of("UTC"))).isEqualTo(asked);
      }
    }
  }

  @Test
  void waysToTakePartFromAfarAreKeptBesideOthersOfTheirKind() {
    JsonObject event =
        json(
            """
            {"uid": "n", "virtualLocations": {
              "x": {"@type": "VirtualLocation", "uri": "xmpp:room@chat.test"},
              "v": {"@type": "VirtualLocation", "uri": "https://meet.test/1", "name": "Room"}}}
            """);
    EventFields plain = fields("Talk", "10:00", "11:30", "");
    JsonObject made =
        EventJson.with(
            event,
            wish(conferring(plain, new Conference("https://meet.test/2", "+49 30 123", "4711"))),
            ME);
    JsonObject ways = made.getJsonObject("virtualLocations");
    assertThat(ways.getJsonObject("x")).isEqualTo(event.getJsonObject("virtualLocations").get("x"));
    assertThat(ways.getJsonObject("v").getString("uri")).isEqualTo("https://meet.test/2");
    assertThat(ways.getJsonObject("v").getString("name")).isEqualTo("Room");
    String ics =
        new String(
                ((ReadJsCalendar.Understood) JsCalendar.read(made)).object().octets(),
                StandardCharsets.UTF_8)
            .replace("\r\n ", "");
    assertThat(ics)
        .contains("CONFERENCE;VALUE=URI;LABEL=Room:https://meet.test/2")
        .contains("CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+4930123,,4711#");
    JsonObject again =
        JsCalendar.of(
            ((CalendarReading.Read) CalendarObject.read(ics.getBytes(StandardCharsets.UTF_8)))
                .object());
    assertThat(Conference.of(again))
        .isEqualTo(new Conference("https://meet.test/2", "+4930123", "4711"));
    JsonObject gone = EventJson.with(made, wish(conferring(plain, Conference.NONE)), ME);
    assertThat(gone.getJsonObject("virtualLocations").keySet()).containsExactly("x");
  }

  @Test
  void noPageLeadsWhereScriptRuns() {
    for (String link : List.of("javascript:alert(1)", "https:", "https://", "http://a b", "x")) {
      assertThat(
              EventWish.of(
                  conferring(fields("T", "10:00", "11:00", ""), new Conference(link, "", ""))))
          .as(link)
          .isEqualTo(new EventWish.Refused("link", "link", ""));
    }
  }

  private static EventFields conferring(EventFields fields, Conference conference) {
    return new EventFields(
        fields.calendar(),
        fields.title(),
        fields.isAllDay(),
        fields.startDay(),
        fields.start(),
        fields.endDay(),
        fields.end(),
        fields.zone(),
        fields.place(),
        conference,
        fields.text(),
        fields.people(),
        fields.repeat(),
        fields.until(),
        fields.reminder(),
        fields.isPrivate(),
        fields.isFree(),
        "");
  }
}
