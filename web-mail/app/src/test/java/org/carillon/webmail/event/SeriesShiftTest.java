package org.carillon.webmail.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.webmail.event.EventForms.json;
import static org.carillon.webmail.event.EventForms.starts;

import jakarta.json.JsonObject;
import org.carillon.json.Json;
import org.carillon.webmail.recurrence.RepeatFields;
import org.junit.jupiter.api.Test;

/** Tests of moving a whole series by its form. */
class SeriesShiftTest {
  private static final JsonObject CHOIR =
      json(
          """
          {"@type": "Event", "uid": "choir", "title": "Choir", "start": "2027-01-05T19:00:00",
           "duration": "PT1H", "timeZone": "Europe/Berlin",
           "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}],
           "recurrenceOverrides": {"2027-01-12T19:00:00": {"start": "2027-01-13T20:00:00"}}}
          """);

  private static JsonObject moved(JsonObject series, String day, String start, String end) {
    EventFields shown = EventForms.shown(series, "Europe/Berlin");
    return EventJson.with(
        series,
        EventForms.requested(EventForms.typed(shown.title(), day, start, end, shown.repeat())),
        "ann@example.test");
  }

  @Test
  void firstPartOfASplitSeriesKeepsItsEndWhenMoved() {
    JsonObject first = SeriesJson.before(CHOIR, "2027-01-19T19:00:00");
    assertThat(starts(first)).containsExactly("01-05T18:00", "01-13T19:00");
    assertThat(starts(moved(first, "2027-01-05", "17:00", "18:00")))
        .containsExactly("01-05T16:00", "01-13T19:00");
    assertThat(starts(moved(first, "2027-01-06", "21:00", "22:00")))
        .containsExactly("01-06T20:00", "01-13T19:00");
  }

  @Test
  void shiftKeepsUntilDateAndExclusions() {
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
    assertThat(RepeatFields.until(later)).isEqualTo("2027-01-26");
    assertThat(starts(later)).containsExactly("01-05T21:00", "01-13T19:00", "01-26T21:00");
  }
}
