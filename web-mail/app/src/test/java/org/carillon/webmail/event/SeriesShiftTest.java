package org.carillon.webmail.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.json.Json;
import org.junit.jupiter.api.Test;

/** A whole series that is moved by its form. */
class SeriesShiftTest {
  private static final JsonObject CHOIR =
      json(
          """
          {"@type": "Event", "uid": "choir", "title": "Choir", "start": "2027-01-05T19:00:00",
           "duration": "PT1H", "timeZone": "Europe/Berlin",
           "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}],
           "recurrenceOverrides": {"2027-01-12T19:00:00": {"start": "2027-01-13T20:00:00"}}}
          """);

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static List<String> starts(JsonObject event) {
    CalendarObject made = ((ReadJsCalendar.Understood) JsCalendar.read(event)).object();
    CalendarObject read = ((CalendarReading.Read) CalendarObject.read(made.octets())).object();
    return read
        .instances(TimeSpan.ALWAYS, ZoneOffset.UTC, new ExpansionLimit(100, 1000))
        .instances()
        .stream()
        .map(one -> one.from().toString().substring(5, 16))
        .toList();
  }

  private static JsonObject moved(JsonObject series, String day, String start, String end) {
    EventFields shown = EventJson.fields(series, "1", ZoneId.of("Europe/Berlin"));
    EventFields typed =
        new EventFields(
            "1",
            shown.title(),
            false,
            day,
            start,
            day,
            end,
            shown.zone(),
            "",
            Conference.NONE,
            "",
            "",
            shown.repeat(),
            shown.until(),
            "",
            false,
            false,
            "");
    return EventJson.with(
        series, ((EventWish.Understood) EventWish.of(typed)).wish(), "ann@example.test");
  }

  @Test
  void theFirstPartOfADividedSeriesEndsBeforeTheSecondWhereverItIsMovedTo() {
    JsonObject first = SeriesJson.before(CHOIR, "2027-01-19T19:00:00");
    assertThat(starts(first)).containsExactly("01-05T18:00", "01-13T19:00");
    assertThat(starts(moved(first, "2027-01-05", "17:00", "18:00")))
        .containsExactly("01-05T16:00", "01-13T19:00");
    assertThat(starts(moved(first, "2027-01-06", "21:00", "22:00")))
        .containsExactly("01-06T20:00", "01-13T19:00");
  }

  @Test
  void anEndByTheDayStaysOneAndWhatIsLeftOutStaysLeftOut() {
    JsonObject series = SeriesJson.excluding(CHOIR, "2027-01-19T19:00:00");
    JsonObject ended =
        Json.createObjectBuilder(series)
            .add(
                "recurrenceRules",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("@type", "RecurrenceRule")
                            .add("frequency", "weekly")
                            .add("until", "2027-01-26T23:59:59")))
            .build();
    JsonObject later = moved(ended, "2027-01-05", "22:00", "23:00");
    assertThat(EventJson.until(later)).isEqualTo("2027-01-26");
    assertThat(starts(later)).containsExactly("01-05T21:00", "01-13T19:00", "01-26T21:00");
  }
}
