package org.carillon.webmail.todo;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.carillon.json.Json;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.event.EventJson;
import org.carillon.webmail.recurrence.RepeatFields;
import org.carillon.webmail.typed.InvalidFieldException;
import org.junit.jupiter.api.Test;

class TodoJsonTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ShownCalendar LIST =
      new ShownCalendar(1, "Tasks", "", LabelColour.BLUE, true, true, true);

  private static TodoFields fields(String title, String dueDay, String due, String repeat) {
    return new TodoFields(
        "1",
        title,
        dueDay,
        due,
        "",
        "",
        "0",
        "a, b",
        "0",
        "text",
        new RepeatFields(repeat, "1", "weekly", List.of(), "mo", "", ""),
        dueDay.isEmpty() ? List.of() : List.of("0", "60"),
        false);
  }

  private static JsonObject made(TodoFields fields, ZoneId reader) {
    return TodoJson.with(
        Json.createObjectBuilder().add("uid", "u").build(), RequestedTask.of(fields), reader);
  }

  /** The task after a conversion to iCalendar and back, as it is stored. */
  private static JsonObject kept(JsonObject json) {
    return JsCalendar.of(((ReadJsCalendar.Understood) JsCalendar.read(json)).object());
  }

  @Test
  void formFieldsRoundTrip() {
    TodoFields day = fields("Call", "2031-03-12", "", "never");
    assertThat(TodoJson.fields(kept(made(day, BERLIN)), "1", BERLIN, MONDAY)).isEqualTo(day);
    TodoFields hour = fields("Call", "2031-03-12", "10:00", "never");
    JsonObject kept = kept(made(hour, BERLIN));
    assertThat(TodoJson.fields(kept, "1", BERLIN, MONDAY)).isEqualTo(hour);
    assertThat(TodoJson.fields(kept, "1", NEW_YORK, MONDAY).due()).isEqualTo("05:00");
    // A change in another zone keeps the task's zone.
    JsonObject again =
        TodoJson.with(
            kept, RequestedTask.of(TodoJson.fields(kept, "1", NEW_YORK, MONDAY)), NEW_YORK);
    assertThat(EventJson.text(again, "due")).isEqualTo("2031-03-12T10:00:00");
    assertThat(EventJson.text(again, "timeZone")).isEqualTo("Europe/Berlin");
  }

  @Test
  void completedOccurrenceAdvancesTheSeries() {
    JsonObject series = kept(made(fields("Fern", "2031-03-12", "", "weekly"), BERLIN));
    assertThat(EventJson.text(series, "start")).isEqualTo("2031-03-12T00:00:00");
    JsonObject next = kept(TodoJson.next(series, LocalDateTime.parse("2031-03-19T00:00:00")));
    assertThat(TodoJson.due(next, BERLIN)).contains(LocalDateTime.parse("2031-03-19T00:00"));
    assertThat(TodoJson.isDone(next)).isFalse();
    assertThat(next.get("recurrenceRules")).isEqualTo(series.get("recurrenceRules"));
    JsonObject thisTime = kept(TodoJson.thisTime(series, "other"));
    assertThat(TodoJson.isDone(thisTime)).isTrue();
    assertThat(thisTime).doesNotContainKey("recurrenceRules");
    assertThat(TodoJson.due(thisTime, BERLIN)).contains(LocalDateTime.parse("2031-03-12T00:00"));
    assertThat(TodoJson.isDone(kept(TodoJson.undone(thisTime)))).isFalse();
  }

  @Test
  void invalidValueIsReportedAtItsField() {
    assertThatThrownBy(() -> RequestedTask.of(fields(" ", "", "", "never")))
        .isInstanceOf(InvalidFieldException.class)
        .extracting(wrong -> ((InvalidFieldException) wrong).field())
        .isEqualTo("title");
    assertThatThrownBy(() -> RequestedTask.of(fields("x", "", "10:00", "never")))
        .isInstanceOf(InvalidFieldException.class)
        .extracting(wrong -> ((InvalidFieldException) wrong).field())
        .isEqualTo("dueDay");
    assertThatThrownBy(() -> RequestedTask.of(fields("x", "", "", "weekly")))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("repeat");
  }

  @Test
  void subtasksAreListedBelowTheirParentAlsoInCycles() {
    LocalDateTime now = LocalDateTime.parse("2031-03-12T12:00");
    List<TodoTree.Group> groups =
        TodoTree.of(
            List.of(
                todo("a", "", now.minusHours(1)),
                todo("b", "a", null),
                todo("c", "b", now.plusDays(30)),
                todo("d", "gone", now.plusDays(6)),
                todo("x", "y", null),
                todo("y", "x", null)),
            now);
    assertThat(
            groups.stream()
                .map(
                    group ->
                        group.when().word()
                            + group.lines().stream()
                                .map(line -> line.todo().uid() + line.level())
                                .toList()))
        .containsExactly("overdue[a0, b1, c2]", "week[d0]", "someday[x0, y1]");
  }

  private static Todo todo(String uid, String parent, LocalDateTime due) {
    return new Todo(
        LIST,
        uid,
        "1",
        uid,
        parent,
        uid,
        due,
        true,
        0,
        List.of(),
        0,
        false,
        Instant.EPOCH,
        false,
        false,
        false);
  }

  @Test
  void midUrlRoundTripsToMessageId() {
    for (String id : List.of("a+b@x.test", "odd %@(x)@x", "plain@x.test")) {
      assertThat(MidUrl.id(MidUrl.of(id))).contains(id);
    }
    assertThat(MidUrl.of("a@x.test")).isEqualTo("mid:a@x.test");
    assertThat(MidUrl.id("https://x")).isEmpty();
  }
}
