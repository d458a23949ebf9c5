package org.carillon.webmail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.carillon.account.setting.TimeFormats;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.web.language.WeekHabits;
import org.junit.jupiter.api.Test;

/** Tests the layout of events in months, days and hours. */
class CalendarLayoutTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final List<LocalDate> WEEK = MONDAY.datesUntil(MONDAY.plusDays(7)).toList();

  private static CalendarEvent timed(String title, String start, String end) {
    return happening(title, LocalDateTime.parse(start), LocalDateTime.parse(end), false);
  }

  private static CalendarEvent whole(String title, int from, int days) {
    LocalDateTime start = MONDAY.plusDays(from).atStartOfDay();
    return happening(title, start, start.plusDays(days), true);
  }

  private static CalendarEvent happening(
      String title, LocalDateTime start, LocalDateTime end, boolean isAllDay) {
    ShownCalendar calendar = new ShownCalendar(1, "Work", "", LabelColour.BLUE, true, true, true);
    return new CalendarEvent(
        calendar,
        title,
        "",
        title,
        "",
        start,
        end,
        isAllDay,
        ParticipationStatus.FIRM,
        false,
        java.util.List.of(),
        false);
  }

  private static List<String> bars(WeekRow row) {
    return row.days().stream()
        .flatMap(day -> day.bars().stream())
        .map(bar -> bar.happening().title() + " " + bar.lane() + "+" + bar.days())
        .toList();
  }

  @Test
  void calendarKeepsItsColourAndNewOnesGetAFreeOne() {
    LabelColour first = OwnCollections.usual(7_001);
    assertThat(OwnCollections.usual(7_001))
        .isEqualTo(first)
        .isNotEqualTo(OwnCollections.usual(7_002));
    List<ShownCalendar> there =
        List.of(
            new ShownCalendar(1, "Work", "", LabelColour.BLUE, true, true, true),
            new ShownCalendar(2, "Choir", "", LabelColour.GREEN, true, true, true));
    assertThat(OwnCollections.another(there)).isEqualTo(LabelColour.ORANGE);
    assertThat(OwnCollections.another(List.of())).isEqualTo(LabelColour.BLUE);
  }

  @Test
  void eventOverSeveralDaysStaysInOneLane() {
    WeekRow row =
        WeekRow.of(WEEK, List.of(whole("trip", 1, 3), whole("fair", 2, 1), whole("rest", 4, 1)), 4);
    assertThat(bars(row)).containsExactly("trip 1+3", "fair 2+1", "rest 1+1");
    assertThat(row.lanes()).isEqualTo(2);
  }

  @Test
  void eventBeyondTheWeekIsCutAtTheRow() {
    WeekRow.Bar bar =
        WeekRow.of(WEEK, List.of(whole("tour", -3, 20)), 4).days().get(0).bars().get(0);
    assertThat(bar.days()).isEqualTo(7);
    assertThat(bar.isFromBefore()).isTrue();
    assertThat(bar.isGoingOn()).isTrue();
  }

  @Test
  void eventsWithoutALaneAreCounted() {
    WeekRow row =
        WeekRow.of(WEEK, List.of(whole("a", 0, 1), whole("b", 0, 2), whole("c", 0, 1)), 2);
    assertThat(row.days().get(0).hidden()).isEqualTo(1);
    assertThat(bars(row)).contains("b 1+2");
  }

  @Test
  void eventEndingAtMidnightIsNotOnTheNextDay() {
    CalendarEvent late = timed("late", "2026-11-23T22:00", "2026-11-24T00:00");
    assertThat(late.lastDay()).isEqualTo(MONDAY);
    assertThat(DayColumn.of(MONDAY.plusDays(1), List.of(late)).blocks()).isEmpty();
  }

  @Test
  void overlappingEventsAreSideBySide() {
    DayColumn day =
        DayColumn.of(
            MONDAY,
            List.of(
                timed("a", "2026-11-23T09:00", "2026-11-23T11:00"),
                timed("b", "2026-11-23T10:00", "2026-11-23T10:30"),
                timed("c", "2026-11-23T11:00", "2026-11-23T12:00")));
    assertThat(day.blocks())
        .extracting(b -> b.happening().title() + b.place() + "/" + b.abreast() + "@" + b.slot())
        .containsExactly("a1/2@36", "b2/2@40", "c1/1@44");
  }

  @Test
  void shortestEventHasRoomForItsTitle() {
    DayColumn.Block block =
        DayColumn.of(MONDAY, List.of(timed("x", "2026-11-23T23:55", "2026-11-23T23:56")))
            .blocks()
            .get(0);
    assertThat(block.slot() + block.slots()).isEqualTo(DayColumn.SLOTS);
    assertThat(block.slots()).isEqualTo(2);
  }

  @Test
  void overnightEventIsOnBothDays() {
    CalendarEvent night = timed("night", "2026-11-23T22:00", "2026-11-24T02:00");
    assertThat(DayColumn.of(MONDAY, List.of(night)).blocks().get(0).slots()).isEqualTo(8);
    assertThat(DayColumn.of(MONDAY.plusDays(1), List.of(night)).blocks().get(0).slots())
        .isEqualTo(8);
  }

  @Test
  void weeksStartAndEndByRegion() {
    WeekHabits german = WeekHabits.of(Locale.GERMANY, TimeFormats.Week.AUTO);
    WeekHabits american = WeekHabits.of(Locale.US, TimeFormats.Week.AUTO);
    WeekHabits hebrew = WeekHabits.of(Locale.of("he"), TimeFormats.Week.AUTO);
    assertThat(WeekHabits.of(Locale.US, TimeFormats.Week.SATURDAY).first())
        .isEqualTo(DayOfWeek.SATURDAY);
    assertThat(german.first()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(american.first()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(hebrew.working()).startsWith(DayOfWeek.SUNDAY).doesNotContain(DayOfWeek.SATURDAY);
    assertThat(CalendarView.MONTH.days(LocalDate.of(2026, 2, 10), german))
        .startsWith(LocalDate.of(2026, 1, 26))
        .endsWith(LocalDate.of(2026, 3, 1));
    assertThat(CalendarView.WORK.days(MONDAY, american)).hasSize(5).startsWith(MONDAY);
  }

  @Test
  void calendarColourIsMappedToTheNearestOne() {
    assertThat(NearestColour.of("#FF2968FF")).contains(LabelColour.RED);
    assertThat(NearestColour.of("#1BADF8")).contains(LabelColour.TEAL);
    assertThat(NearestColour.of("red")).isEmpty();
  }
}
