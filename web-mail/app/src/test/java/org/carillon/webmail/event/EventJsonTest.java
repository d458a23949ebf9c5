package org.carillon.webmail.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.carillon.webmail.event.EventForms.json;
import static org.carillon.webmail.event.EventForms.requested;
import static org.carillon.webmail.event.EventForms.shown;
import static org.carillon.webmail.event.EventForms.starts;
import static org.carillon.webmail.event.EventForms.typed;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.webmail.recurrence.RepeatFields;
import org.carillon.webmail.recurrence.Repetition;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.RequestedReminders;
import org.junit.jupiter.api.Test;

/** Tests the conversion between events and forms. */
class EventJsonTest {
  private static final String ME = "ann@example.test";

  private static final String SERIES =
      """
      {"@type": "Event", "uid": "s", "title": "Stand-up", "start": "2026-11-23T09:00:00",
       "timeZone": "Europe/Berlin", "duration": "PT30M", "example.com:mood": "fine",
       "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 5}]}
      """;

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
        EventForms.repeat("weekly", "", ""),
        List.of("15"),
        false,
        false,
        "");
  }

  @Test
  void attendeesGetTheirNames() {
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
  void eventRoundTripsThroughTheForm() {
    JsonObject made =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            requested(fields("Talk", "10:00", "11:30", "bob@example.test")),
            ME);
    assertThat(shown(made, "UTC")).isEqualTo(fields("Talk", "10:00", "11:30", "bob@example.test"));
    String ics =
        new String(
            ((ReadJsCalendar.Understood) JsCalendar.read(made)).object().octets(),
            StandardCharsets.UTF_8);
    assertThat(ics)
        .contains("ORGANIZER:mailto:ann@example.test", "RRULE:FREQ=WEEKLY", "TRIGGER:-PT15M")
        .contains("DTSTART;TZID=Europe/Berlin:20261123T100000");
  }

  @Test
  void propertiesWithoutAFormFieldStay() {
    JsonObject made =
        EventJson.with(json(SERIES), requested(fields("Other", "09:00", "09:30", "")), ME);
    assertThat(made.getString("example.com:mood")).isEqualTo("fine");
    assertThat(made.getString("title")).isEqualTo("Other");
  }

  @Test
  void singleInstanceIsChanged() {
    JsonObject series = json(SERIES);
    String id = "2026-11-30T09:00:00";
    JsonObject moved =
        EventJson.with(
            SeriesJson.instance(series, id),
            requested(
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
                    EventForms.NEVER,
                    List.of(),
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
  void seriesIsSplitAtAnInstance() {
    JsonObject series = json(SERIES);
    String id = "2026-12-07T09:00:00";
    assertThat(starts(SeriesJson.before(series, id))).containsExactly("11-23T08:00", "11-30T08:00");
    assertThat(starts(SeriesJson.from(series, id, "r", 2)))
        .containsExactly("12-07T08:00", "12-14T08:00", "12-21T08:00");
  }

  @Test
  void durationsAreCorrectAcrossClockChanges() {
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
            EventForms.NEVER,
            List.of(),
            false,
            false,
            "");
    JsonObject made = EventJson.with(json("{\"uid\": \"n\"}"), requested(night), ME);
    assertThat(made.getString("duration")).isEqualTo("PT9H");
    assertThat(shown(made, "UTC")).isEqualTo(night);
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
            EventForms.NEVER,
            List.of(),
            true,
            true,
            "");
    JsonObject trip = EventJson.with(json("{\"uid\": \"n\"}"), requested(days), ME);
    assertThat(trip.getString("duration")).isEqualTo("P3D");
    assertThat(shown(trip, "UTC")).isEqualTo(days);
  }

  @Test
  void attendeesKeepTheirAnswersAndOmittedOnesAreRemoved() {
    JsonObject made =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            requested(fields("Talk", "10:00", "11:00", "bob@example.test\ncy@example.test")),
            ME);
    JsonObject answered = EventPeople.answered(made, Set.of("bob@example.test"), "accepted");
    JsonObject fewer =
        EventJson.with(
            answered,
            requested(fields("Talk", "10:00", "11:00", "bob@example.test, dan@x.test")),
            ME);
    assertThat(EventPeople.all(fewer))
        .extracting(EventPerson::address, EventPerson::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ME, "accepted"),
            org.assertj.core.groups.Tuple.tuple("bob@example.test", "accepted"),
            org.assertj.core.groups.Tuple.tuple("dan@x.test", "needs-action"));
  }

  /** Each attendee occurs once (RFC 5545 §3.8.4.1). */
  @Test
  void organizerIsListedOnceAsAttendee() {
    String people = "Bob@example.test, bob@EXAMPLE.test, Ann@Example.test, alias@example.test";
    JsonObject made =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            requested(fields("Talk", "10:00", "11:00", people))
                .without(Set.of(ME, "alias@example.test")),
            ME);
    assertThat(EventPeople.all(made))
        .extracting(EventPerson::address)
        .containsExactly(ME, "bob@example.test");
    JsonObject alone =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            requested(fields("Talk", "10:00", "11:00", ME)).without(Set.of(ME)),
            ME);
    assertThat(EventPeople.all(alone)).isEmpty();
  }

  @Test
  void organizerHasNoAnswerToGive() {
    JsonObject twice =
        EventJson.with(
            json("{\"uid\": \"n\"}"),
            requested(fields("Talk", "10:00", "11:00", ME + ", bob@example.test")),
            ME);
    assertThat(EventPeople.answer(twice, Set.of(ME))).isEmpty();
    assertThat(EventPeople.answer(twice, Set.of("bob@example.test"))).contains("needs-action");
  }

  @Test
  void invalidValueIsReportedAtItsField() {
    assertThat(refused(fields("x", "25:00", "11:00", ""))).isEqualTo("start time");
    assertThat(refused(fields("x", "10:00", "09:00", ""))).isEqualTo("endDay backwards");
    assertThat(refused(fields("x", "10:00", "11:00", "Bob <bob>"))).isEqualTo("people people");
    assertThat(refused(fields("x".repeat(501), "10:00", "11:00", ""))).isEqualTo("title long");
  }

  private static String refused(EventFields fields) {
    InvalidFieldException wrong =
        catchThrowableOfType(InvalidFieldException.class, () -> RequestedEvent.of(fields));
    return wrong.field() + " " + wrong.what();
  }

  @Test
  void repetitionChoicesRoundTrip() {
    JsonObject event = json("{\"uid\": \"n\"}");
    for (Repetition one : Repetition.values()) {
      if (one != Repetition.OTHER && one != Repetition.OWN) {
        String until = one == Repetition.NEVER ? "" : "2027-03-01";
        JsonObject kept =
            kept(
                typed(
                    "x", "2026-11-24", "10:00", "11:00", EventForms.repeat(one.word(), until, "")));
        assertThat(shown(kept, "UTC").repeat())
            .extracting(RepeatFields::repeat, RepeatFields::until)
            .containsExactly(one.word(), until);
      }
    }
  }

  private static JsonObject kept(EventFields asked) {
    JsonObject made = EventJson.with(json("{\"uid\": \"n\"}"), requested(asked), ME);
    return JsCalendar.of(((ReadJsCalendar.Understood) JsCalendar.read(made)).object());
  }

  @Test
  void customRuleRoundTrips() {
    RepeatFields own = EventForms.own("3", "weekly", List.of("tu", "th"), "4");
    JsonObject kept = kept(typed("Choir", "2026-11-24", "10:00", "11:00", own));
    assertThat(starts(kept))
        .containsExactly("11-24T09:00", "11-26T09:00", "12-15T09:00", "12-17T09:00");
    RepeatFields shown = shown(kept, "UTC").repeat();
    assertThat(shown.days()).containsExactlyInAnyOrder("tu", "th");
    assertThat(shown)
        .extracting(RepeatFields::repeat, RepeatFields::interval, RepeatFields::count)
        .containsExactly("own", "3", "4");
  }

  @Test
  void customRuleEqualToAChoiceIsShownAsThatChoice() {
    RepeatFields own = EventForms.own("1", "weekly", List.of("tu"), "");
    JsonObject kept = kept(typed("Choir", "2026-11-24", "10:00", "11:00", own));
    assertThat(shown(kept, "UTC").repeat().repeat()).isEqualTo("weekly");
  }

  @Test
  void seriesStartsOnOneOfItsWeekdays() {
    RepeatFields own = EventForms.own("1", "weekly", List.of("tu", "th"), "3");
    EventFields onMonday = typed("Choir", "2026-11-23", "10:00", "11:00", own);
    assertThat(starts(kept(onMonday))).containsExactly("11-24T09:00", "11-26T09:00", "12-01T09:00");
  }

  @Test
  void singleWeekdayMovesTheStart() {
    RepeatFields mondays = EventForms.own("2", "weekly", List.of("mo"), "2");
    EventFields onWednesday = typed("Choir", "2026-11-25", "10:00", "11:00", mondays);
    JsonObject kept = kept(onWednesday);
    assertThat(starts(kept)).containsExactly("11-30T09:00", "12-14T09:00");
    RepeatFields both = EventForms.own("1", "weekly", List.of("mo", "th"), "4");
    JsonObject series = kept(typed("Choir", "2026-11-26", "10:00", "11:00", both));
    EventFields without =
        typed(
            "Choir",
            "2026-11-26",
            "10:00",
            "11:00",
            EventForms.own("1", "weekly", List.of("mo"), "2"));
    assertThat(starts(EventJson.with(series, requested(without), ME)))
        .containsExactly("11-30T09:00", "12-07T09:00");
  }

  @Test
  void savingASeriesKeepsItsOverrides() {
    JsonObject series =
        SeriesJson.excluding(
            kept(
                typed(
                    "Choir",
                    "2026-11-24",
                    "10:00",
                    "11:00",
                    EventForms.own("2", "weekly", List.of("tu", "th"), "4"))),
            "2026-11-26T10:00:00");
    JsonObject again = EventJson.with(series, requested(shown(series, "Europe/Berlin")), ME);
    assertThat(starts(again)).containsExactly("11-24T09:00", "12-08T09:00", "12-10T09:00");
    assertThat(EventJson.losesInstances(series, requested(shown(series, "Europe/Berlin"))))
        .isFalse();
  }

  @Test
  void seriesEndsByDateOrByCount() {
    RepeatFields both = EventForms.repeat("weekly", "2027-03-01", "4");
    assertThat(refused(typed("x", "2026-11-24", "10:00", "11:00", both))).isEqualTo("count ends");
    RepeatFields none = EventForms.repeat("weekly", "", "0");
    assertThat(refused(typed("x", "2026-11-24", "10:00", "11:00", none))).isEqualTo("count number");
    RepeatFields far = EventForms.own("1000", "daily", List.of(), "");
    assertThat(refused(typed("x", "2026-11-24", "10:00", "11:00", far)))
        .isEqualTo("interval number");
  }

  @Test
  void remindersKeepTheirProperties() {
    JsonObject event =
        json(
            """
            {"uid": "n", "title": "x", "start": "2026-11-24T10:00:00", "alerts": {
              "a": {"@type": "Alert", "acknowledged": "2026-11-24T08:00:00Z",
                    "trigger": {"@type": "OffsetTrigger", "offset": "-PT30M"}},
              "b": {"@type": "Alert",
                    "trigger": {"@type": "AbsoluteTrigger", "when": "2026-11-23T08:00:00Z"}},
              "c": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-P1D"}}}}
            """);
    assertThat(shown(event, "UTC").reminders()).containsExactly("30", "own", "1440");
    Map<String, JsonValue> made = new LinkedHashMap<>(event);
    EventAlerts.OF_EVENTS.put(made, RequestedReminders.of(List.of("30", "own", "5")));
    JsonObject alerts = EventJson.members(EventJson.object(made), "alerts");
    assertThat(alerts).containsKeys("a", "b").doesNotContainKey("c").hasSize(3);
    assertThat(alerts.get("a")).isEqualTo(event.getJsonObject("alerts").get("a"));
    assertThat(EventAlerts.OF_EVENTS.typed(EventJson.object(made)))
        .containsExactly("30", "own", "5");
  }

  @Test
  void attendeeNamesRoundTrip() {
    String typed = "\"Doe, Jane\" <Jane@x.test>; bob@x.test\nBo Li <bo@x.test>";
    JsonObject made =
        EventJson.with(
            json("{\"uid\": \"n\"}"), requested(fields("Talk", "10:00", "11:00", typed)), ME);
    assertThat(EventPeople.all(made))
        .extracting(EventPerson::name, EventPerson::address)
        .contains(
            org.assertj.core.groups.Tuple.tuple("Doe, Jane", "jane@x.test"),
            org.assertj.core.groups.Tuple.tuple("", "bob@x.test"));
    assertThat(shown(made, "UTC").people())
        .isEqualTo("\"Doe, Jane\" <jane@x.test>\nbob@x.test\nBo Li <bo@x.test>");
  }

  @Test
  void conferenceFieldsLeaveOtherVirtualLocations() {
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
            requested(
                conferring(plain, new Conference("https://meet.test/2", "+49 30 123", "4711"))),
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
            ((CalendarParseResult.Read) CalendarObject.read(ics.getBytes(StandardCharsets.UTF_8)))
                .object());
    assertThat(Conference.of(again))
        .isEqualTo(new Conference("https://meet.test/2", "+4930123", "4711"));
    JsonObject gone = EventJson.with(made, requested(conferring(plain, Conference.NONE)), ME);
    assertThat(gone.getJsonObject("virtualLocations").keySet()).containsExactly("x");
  }

  @Test
  void unsafeConferenceLinkIsRefused() {
    for (String link : List.of("javascript:alert(1)", "https:", "https://", "http://a b", "x")) {
      assertThat(
              refused(conferring(fields("T", "10:00", "11:00", ""), new Conference(link, "", ""))))
          .as(link)
          .isEqualTo("link link");
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
        fields.reminders(),
        fields.isPrivate(),
        fields.isFree(),
        "");
  }
}
