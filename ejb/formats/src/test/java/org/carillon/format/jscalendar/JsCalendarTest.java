package org.carillon.format.jscalendar;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that iCalendar and JSCalendar say the same, and that neither direction loses anything. */
class JsCalendarTest {
  private static final String MEETING =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      X-WR-CALNAME:Home
      BEGIN:VEVENT
      UID:meeting@example.org
      DTSTAMP:20260101T120000Z
      LAST-MODIFIED:20260101T130000Z
      DTSTART;TZID=Europe/Berlin:20260302T100000
      DTEND;TZID=Europe/Berlin:20260302T113000
      RRULE:FREQ=MONTHLY;BYDAY=1MO,-1FR;UNTIL=20261231T225959Z
      EXDATE;TZID=Europe/Berlin:20260327T100000
      RDATE;TZID=Europe/Berlin:20260310T100000,20260311T100000
      SUMMARY:One\\, two
      DESCRIPTION:Lines\\nof text
      LOCATION;ALTREP="https://x.example/":Room 1
      CATEGORIES:Work,Fun
      CATEGORIES:More
      CLASS:CONFIDENTIAL
      TRANSP:TRANSPARENT
      STATUS:TENTATIVE
      PRIORITY:5
      SEQUENCE:3
      ORGANIZER;CN=Ann:mailto:ann@example.org
      ATTENDEE;CN=Ann;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:ann@example.org
      ATTENDEE;CN=Bob;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;X-SEEN=1:mailto:bob@example.org
      X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="A, B":geo:1,2
      CONFERENCE;VALUE=URI:https://meet.example/1
      BEGIN:VALARM
      UID:alarm-1
      TRIGGER:-PT15M
      ACTION:AUDIO
      ATTACH;VALUE=URI:Basso
      END:VALARM
      BEGIN:PARTICIPANT
      UID:p
      PARTICIPANT-TYPE:SPEAKER
      END:PARTICIPANT
      END:VEVENT
      BEGIN:VEVENT
      UID:meeting@example.org
      DTSTAMP:20260101T120000Z
      RECURRENCE-ID;TZID=Europe/Berlin:20260406T100000
      DTSTART;TZID=Europe/Berlin:20260407T120000
      DTEND;TZID=Europe/Berlin:20260407T130000
      SUMMARY:Later
      X-OWN:2
      END:VEVENT
      END:VCALENDAR
      """;

  private static final String TASK =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      BEGIN:VTODO
      UID:t
      DTSTAMP:20260101T120000Z
      DUE;VALUE=DATE:20260305
      PERCENT-COMPLETE:40
      STATUS:IN-PROCESS
      SUMMARY:Do it
      RELATED-TO;RELTYPE=PARENT:other
      END:VTODO
      END:VCALENDAR
      """;

  private static final String ORPHANS =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      METHOD:REQUEST
      BEGIN:VEVENT
      UID:o
      DTSTAMP:20260101T120000Z
      RECURRENCE-ID:20260406T100000Z
      DTSTART:20260407T120000Z
      DURATION:PT1H
      END:VEVENT
      BEGIN:VEVENT
      UID:o
      DTSTAMP:20260101T120000Z
      RECURRENCE-ID;RANGE=THISANDFUTURE:20260413T100000Z
      DTSTART:20260414T120000Z
      DURATION:PT1H
      END:VEVENT
      END:VCALENDAR
      """;

  @Test
  void calendarSurvivesTheJsonRoundTrip() {
    for (String text :
        List.of(MEETING, TASK, ORPHANS, zoned("W. Europe Standard Time"), zoned("Own"))) {
      CalendarObject object = read(text);
      CalendarObject again = understood(JsCalendar.of(object));
      // A missing zone is added.
      boolean isDefined = text.contains("VTIMEZONE");
      assertThat(
              lines(again).stream()
                  .filter(line -> isDefined || !line.startsWith("VTIMEZONE"))
                  .toList())
          .isEqualTo(lines(object));
      assertThat(instances(again)).isEqualTo(instances(object));
    }
  }

  @Test
  void meetingIsConvertedToJson() {
    JsonObject json = JsCalendar.of(read(MEETING));
    assertThat(json.getString("title")).isEqualTo("One, two");
    assertThat(json.getString("start")).isEqualTo("2026-03-02T10:00:00");
    assertThat(json.getString("timeZone")).isEqualTo("Europe/Berlin");
    assertThat(json.getString("duration")).isEqualTo("PT1H30M");
    assertThat(json.getString("privacy")).isEqualTo("secret");
    assertThat(json.getString("freeBusyStatus")).isEqualTo("free");
    assertThat(json.getJsonArray("recurrenceRules").getJsonObject(0).toString())
        .isEqualTo(
            "{\"@type\":\"RecurrenceRule\",\"frequency\":\"monthly\",\"byDay\":[{\"@type\":\"NDay\",\"day\":\"mo\",\"nthOfPeriod\":1},"
                + "{\"@type\":\"NDay\",\"day\":\"fr\",\"nthOfPeriod\":-1}],\"until\":\"2026-12-31T23:59:59\"}");
    JsonObject overrides = json.getJsonObject("recurrenceOverrides");
    assertThat(overrides.getJsonObject("2026-03-27T10:00:00").getBoolean("excluded")).isTrue();
    assertThat(overrides.getJsonObject("2026-03-10T10:00:00")).isEmpty();
    assertThat(overrides.getJsonObject("2026-04-06T10:00:00").getString("title"))
        .isEqualTo("Later");
    assertThat(overrides.getJsonObject("2026-04-06T10:00:00").getString("start"))
        .isEqualTo("2026-04-07T12:00:00");
    assertThat(json.getJsonObject("participants")).hasSize(2);
  }

  @Test
  void subtaskKeepsItsParentInBothDirections() {
    String uid = "Parent, 1;x";
    JsonObject json =
        json(
            """
            {"@type": "Task", "uid": "part", "updated": "2026-01-01T00:00:00Z", "title": "Part",
             "relatedTo": {"Parent, 1;x": {"@type": "Relation", "relation": {"parent": true}},
                           "other": {"@type": "Relation", "relation": {"sibling": true, "x-own": true}}}}
            """);
    CalendarObject object = understood(json);
    assertThat(lines(object))
        .anyMatch(line -> line.contains("RELATED-TO;RELTYPE=PARENT:Parent\\, 1\\;x"))
        .noneMatch(line -> line.contains("JSPROP"));
    assertThat(JsCalendar.of(object).get("relatedTo")).isEqualTo(json.get("relatedTo"));

    String unsaid =
        new String(object.octets(), StandardCharsets.UTF_8)
            .replace("RELATED-TO;RELTYPE=PARENT:", "RELATED-TO:");
    JsonObject same = JsCalendar.of(read(unsaid));
    assertThat(same.getJsonObject("relatedTo").getJsonObject(uid).getJsonObject("relation"))
        .containsKey("parent");
    assertThat(lines(understood(same))).anyMatch(line -> line.contains("RELATED-TO:Parent"));
  }

  @Test
  void jsonOnlyPropertiesSurviveTheRoundTrip() {
    JsonObject json =
        json(
            """
            {"@type": "Event", "uid": "j", "updated": "2026-01-01T00:00:00Z", "title": "Ü",
             "start": "2026-03-02T10:00:00", "timeZone": "America/New_York", "duration": "PT1H",
             "descriptionContentType": "text/html", "example.com:own": {"a": [1, null, "x;,y"]},
             "virtualLocations": {"v": {"@type": "VirtualLocation", "uri": "https://x"}},
             "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "daily", "count": 3}],
             "recurrenceOverrides": {"2026-03-03T10:00:00": {"title": "Two"},
                                     "2026-03-04T10:00:00": {"excluded": true}}}
            """);
    CalendarObject object = understood(json);
    assertThat(instances(object)).hasSize(2);
    JsonObject again = JsCalendar.of(object);
    for (String name : json.keySet()) {
      if (!name.equals("recurrenceOverrides")) {
        assertThat(again.get(name)).as(name).isEqualTo(json.get(name));
      }
    }
    assertThat(
            again
                .getJsonObject("recurrenceOverrides")
                .getJsonObject("2026-03-03T10:00:00")
                .getString("title"))
        .isEqualTo("Two");
  }

  private static final String OF_JSON =
      """
      {"@type": "Event", "uid": "j", "updated": "2026-01-01T00:00:00Z", "title": "Talk",
       "start": "2026-03-02T10:00:00", "timeZone": "Europe/Berlin", "duration": "PT1H",
       "replyTo": {"imip": "mailto:ann@example.org"},
       "participants": {
         "bob": {"@type": "Participant", "name": "Bob", "roles": {"attendee": true},
           "sendTo": {"imip": "mailto:bob@example.org"}, "participationStatus": "needs-action",
           "participationComment": "At \\"noon\\",\\nperhaps", "expectReply": true, "example.com:badge": 7},
         "cid": {"@type": "Participant", "roles": {"attendee": true}, "email": "cid@example.org"},
         "ann": {"roles": {"owner": true}, "sendTo": {"imip": "mailto:ann@example.org"}},
         "dot": {"@type": "Participant", "name": "No address", "roles": {"attendee": true}}},
       "locations": {"lab": {"@type": "Location", "name": "Lab", "description": "Up the stairs"}},
       "alerts": {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT5M"}},
         "odd": {"@type": "Alert", "trigger": {"@type": "example.com:Moon", "when": 5}}}}
      """;

  @Test
  void changesByOtherClientsWinAndJsonOnlyPropertiesStay() {
    String stored = new String(understood(json(OF_JSON)).octets(), StandardCharsets.UTF_8);
    String changed =
        stored
            .replaceAll("\r?\n[ \t]", "")
            .replace(";RSVP=TRUE", "")
            .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED")
            .replaceAll("ATTENDEE[^\n]*cid@example.org\r?\n", "")
            .replace("SUMMARY:", "ATTENDEE;CN=Eve:mailto:eve@example.org\r\nSUMMARY:");
    assertThat(changed).contains("PARTSTAT=ACCEPTED", "eve@").doesNotContain("ATTENDEE:mailto:cid");

    JsonObject again = JsCalendar.of(read(changed));
    JsonObject people = again.getJsonObject("participants");
    assertThat(people.keySet()).containsExactlyInAnyOrder("bob", "ann", "dot", "1");
    assertThat(people.getJsonObject("bob").getString("participationStatus")).isEqualTo("accepted");
    assertThat(people.getJsonObject("bob").getString("participationComment"))
        .isEqualTo("At \"noon\",\nperhaps");
    assertThat(people.getJsonObject("bob").getInt("example.com:badge")).isEqualTo(7);
    assertThat(people.getJsonObject("bob").containsKey("expectReply")).isFalse();
    assertThat(people.getJsonObject("1").getString("name")).isEqualTo("Eve");
    assertThat(again.get("locations")).isEqualTo(json(OF_JSON).get("locations"));
    assertThat(again.get("alerts")).isEqualTo(json(OF_JSON).get("alerts"));

    // A client that writes it back loses none of this.
    JsonObject written = Json.createObjectBuilder(again).add("title", "Other").build();
    assertThat(lines(understood(written)))
        .anyMatch(line -> line.contains("PARTSTAT=ACCEPTED") && line.contains("bob@"))
        .noneMatch(line -> line.contains("ATTENDEE") && line.contains("cid@"));
  }

  @Test
  void foreignPropertiesOverrideNothing() {
    String stored =
        MEETING.replace(
            "PRIORITY:5\n",
            "PRIORITY:5\nJSPROP;JSPTR=title:\"Evil\"\nJSPROP;JSPTR=start:5\nJSPROP;JSPTR=x:1\n");
    assertThat(JsCalendar.of(read(stored)).getString("title")).isEqualTo("One, two");
    JsonObject room =
        JsCalendar.of(
            read(
                new String(understood(json(OF_JSON)).octets(), StandardCharsets.UTF_8)
                    .replace("LOCATION:Lab", "LOCATION:Hall")));
    assertThat(room.getJsonObject("locations").getJsonObject("1").getString("name"))
        .isEqualTo("Hall");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void malformedJspropOfOtherProgramsIsKeptAsALine(String value) {
    String stored = MEETING.replace("PRIORITY:5\n", "PRIORITY:5\nJSPROP;JSPTR=a:" + value + "\n");
    JsonObject json = JsCalendar.of(read(stored));
    assertThat(json.getString("title")).isEqualTo("One, two");
    assertThat(json).doesNotContainKey("a");
    assertThat(understood(json).main().component().first("JSPROP"))
        .hasValueSatisfying(line -> assertThat(line.value()).isEqualTo(value));
  }

  private static Stream<String> unreadable() {
    return Stream.of(
        "{bad", "[".repeat(1_100) + "]".repeat(1_100), "[".repeat(5_000), "1".repeat(5_004));
  }

  @Test
  void jsonChangeIsNotUndoneByStoredProperties() {
    JsonObject json = JsCalendar.of(read(MEETING));
    JsonObject changed = Json.createObjectBuilder(json).add("duration", "PT2H").build();
    CalendarObject object = understood(changed);
    assertThat(object.main().duration()).hasToString("Optional[PT2H]");
    assertThat(object.main().end()).isEmpty();
    assertThat(object.main().text("X-APPLE-STRUCTURED-LOCATION")).isEqualTo("geo:1,2");
  }

  @Test
  void refusalNamesThePointerOfTheError() {
    assertThat(JsCalendar.read(json("{\"@type\": \"Event\", \"uid\": \"x\", \"start\": 1}")))
        .isEqualTo(new ReadJsCalendar.Refused("/start", "The value must be a string."));
    assertThat(
            JsCalendar.read(
                json(
                    "{\"@type\": \"Event\", \"uid\": \"x\", \"start\": \"2026-03-02T10:00:00\", \"timeZone\": \"Mars/Base\"}")))
        .isInstanceOf(ReadJsCalendar.Refused.class);
    assertThat(JsCalendar.read(json("{\"@type\": \"Card\"}")))
        .isInstanceOf(ReadJsCalendar.Refused.class);
    String good = JsCalendar.of(read(MEETING)).toString();
    Random random = new Random(8984);
    for (int i = 0; i < 1_500; i++) {
      StringBuilder bad = new StringBuilder(good);
      bad.setCharAt(random.nextInt(bad.length()), "\"{}[]:,09aT-".charAt(random.nextInt(12)));
      try (JsonReader reader = JsonParts.JSON.createReader(new StringReader(bad.toString()))) {
        JsCalendar.read(reader.readObject());
      } catch (jakarta.json.JsonException e) {
        continue;
      }
    }
  }

  private static String zoned(String tzid) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:%1$s
        BEGIN:STANDARD
        DTSTART:20000101T000000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:z
        DTSTAMP:20260101T120000Z
        DTSTART;TZID=%1$s:20260302T100000
        DURATION:PT1H
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(tzid);
  }

  private static List<String> instances(CalendarObject object) {
    return object
        .instances(
            new TimeSpan(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")),
            ZoneId.of("UTC"),
            ExpansionLimit.USUAL)
        .instances()
        .stream()
        .map(one -> one.from() + "/" + one.to())
        .toList();
  }

  /** Returns all lines of all components, sorted. */
  private static List<String> lines(CalendarObject object) {
    return object.calendar().components().stream().flatMap(JsCalendarTest::lines).sorted().toList();
  }

  private static Stream<String> lines(CalendarComponent component) {
    String path = component.name() + component.text("RECURRENCE-ID").orElse("");
    return Stream.concat(
        component.lines().stream()
            .map(line -> path + " " + line.toString().replaceAll("\r?\n[ \t]?", "")),
        component.components().stream()
            .flatMap(JsCalendarTest::lines)
            .map(line -> path + " " + line));
  }

  private static CalendarObject understood(JsonObject json) {
    ReadJsCalendar read = JsCalendar.read(json);
    assertThat(read).isInstanceOf(ReadJsCalendar.Understood.class);
    CalendarObject object = ((ReadJsCalendar.Understood) read).object();
    // Reads the object again from its octets.
    return read(new String(object.octets(), StandardCharsets.UTF_8));
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = JsonParts.JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static CalendarObject read(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    CalendarParseResult reading =
        text.contains("METHOD") ? CalendarObject.readMessage(octets) : CalendarObject.read(octets);
    assertThat(reading).isInstanceOf(CalendarParseResult.Read.class);
    return ((CalendarParseResult.Read) reading).object();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT", "-PT15", "15M", "", "-PT0", "P"})
  void alarmWithoutATimeIsOmitted(String trigger) {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//x//y
        BEGIN:VEVENT
        UID:a
        DTSTAMP:20260101T120000Z
        DTSTART:20260302T100000Z
        SUMMARY:Shown
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:x
        TRIGGER:-PT15M
        END:VALARM
        BEGIN:VALARM
        ACTION:AUDIO
        TRIGGER:%s
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(trigger);
    JsonObject json = JsCalendar.of(read(text));
    assertThat(json.getString("title")).isEqualTo("Shown");
    assertThat(json.getJsonObject("alerts")).hasSize(1);
  }
}
