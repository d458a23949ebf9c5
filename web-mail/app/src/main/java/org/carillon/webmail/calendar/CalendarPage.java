package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.account.calendar.CalendarPreferenceStore;
import org.carillon.account.calendar.CalendarPreferences;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.WeekHabits;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.category.Categories;

/** The calendar page: the calendars over the days that the address asks for. */
@Named("calendar")
@RequestScoped
public class CalendarPage {
  /** The number of lanes that a day of a month has room for. */
  private static final int LANES = 4;

  /** The most lanes above the hours. Events of whole days stand there, however many there are. */
  private static final int TOP_LANES = 12;

  private static final int MOST_CATEGORY = 200;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  @Inject private CalendarEvents happenings;
  @Inject private OwnCalendars calendars;
  @Inject private CalendarDates dates;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  @Inject private Categories categories;
  @Inject private CalendarPreferenceStore habitsOf;
  @Inject private Visitor visitor;

  private List<ZoneId> zones;

  private List<String> offered = List.of();
  private CalendarView view = CalendarView.WEEK;
  private LocalDate day;
  private LocalDate today;
  private WeekHabits habits;
  private List<LocalDate> days = List.of();
  private List<WeekRow> weeks = List.of();
  private WeekRow top;
  private List<DayColumn> columns = List.of();
  private List<AgendaDay> agenda = List.of();
  private SmallMonth smallMonth;
  private List<SmallMonth> months = List.of();
  private Map<LocalDate, Integer> counts = Map.of();
  private CalendarEvents.Seen seen = new CalendarEvents.Seen(List.of(), List.of(), List.of());

  /** A day of an agenda with its events in order. */
  public record AgendaDay(LocalDate date, List<CalendarEvent> all) {}

  /** Reads the events of the requested days. */
  public void load() {
    today = LocalDate.now(ui.getZone());
    day = asked();
    view = CalendarView.of(parameters.text("view")).orElse(CalendarView.WEEK);
    habits = WeekHabits.of(texts.locale(), ui.getAppearance().times().week());
    days = view.days(day, habits);
    CalendarEvents.Seen all = happenings.between(days.getFirst(), days.getLast());
    offered = categories.offered(words(all.all()));
    seen = all.of(getCategory());
    lay();
  }

  /** Computes the layout once, since pages ask for each part of it many times. */
  private void lay() {
    smallMonth = SmallMonth.of(day, habits);
    switch (view) {
      case DAY, WORK, WEEK -> {
        List<CalendarEvent> bars = seen.all().stream().filter(CalendarEvent::isBar).toList();
        top = WeekRow.of(days, bars, TOP_LANES);
        columns = days.stream().map(date -> DayColumn.of(date, seen.all())).toList();
      }
      case MONTH ->
          weeks =
              SmallMonth.weeks(days).stream()
                  .map(week -> WeekRow.of(week, seen.all(), LANES))
                  .toList();
      case YEAR -> {
        months =
            IntStream.range(0, 12)
                .mapToObj(month -> SmallMonth.of(days.getFirst().plusMonths(month), habits))
                .toList();
        counts = counted(seen.all());
      }
      case AGENDA ->
          agenda = days.stream().map(date -> new AgendaDay(date, on(date, seen.all()))).toList();
    }
  }

  private static Set<String> words(List<CalendarEvent> all) {
    return all.stream()
        .flatMap(one -> one.categories().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<CalendarEvent> on(LocalDate date, List<CalendarEvent> all) {
    return all.stream().filter(one -> one.isOn(date)).toList();
  }

  private Map<LocalDate, Integer> counted(List<CalendarEvent> all) {
    Map<LocalDate, Integer> counted = new HashMap<>();
    for (CalendarEvent one : all) {
      LocalDate from = Collections.max(List.of(one.firstDay(), days.getFirst()));
      LocalDate to = Collections.min(List.of(one.lastDay(), days.getLast()));
      for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
        counted.merge(date, 1, Integer::sum);
      }
    }
    return counted;
  }

  private LocalDate asked() {
    try {
      LocalDate asked = LocalDate.parse(parameters.text("day"));
      return asked.getYear() < FIRST_YEAR || asked.getYear() > LAST_YEAR ? today : asked;
    } catch (DateTimeException none) {
      return today;
    }
  }

  /** Hides or shows a calendar and stays on the page. */
  public void toggle() {
    calendars.toggle();
    Redirect.to("/calendar?" + query(view, day));
  }

  public CalendarView getView() {
    return view;
  }

  /** The only category that is shown; empty for all. */
  public String getCategory() {
    String asked = parameters.text("category");
    return asked.length() > MOST_CATEGORY ? "" : asked;
  }

  /** The categories of the events on these days, and the labels. */
  public List<String> getCategories() {
    return offered;
  }

  /** Returns the address of this view with one category only; if it is the shown one, with all. */
  public String only(String category) {
    return "view="
        + view.word()
        + "&day="
        + day
        + (category.equals(getCategory()) ? "" : "&category=" + Redirect.encoded(category));
  }

  /** The shown days, in order. */
  public List<LocalDate> getDays() {
    return days;
  }

  /** Returns whether the shown days have no events. */
  public boolean isFree() {
    return seen.all().isEmpty();
  }

  public List<CalendarView> getViews() {
    return List.of(CalendarView.values());
  }

  /** The day around which it is shown. */
  public LocalDate getDay() {
    return day;
  }

  public boolean isToday(LocalDate date) {
    return date.equals(today);
  }

  /** Returns whether the day is outside the shown month. */
  public boolean isOutside(LocalDate date) {
    return !YearMonth.from(date).equals(YearMonth.from(day));
  }

  /** The heading of the shown period, for display. */
  public String getHeading() {
    return switch (view) {
      case DAY -> dates.day(day);
      case WORK, WEEK, AGENDA ->
          texts.of(
              "calendar.span",
              dates.shortDay(days.getFirst()),
              dates.shortDay(days.getLast()) + " " + days.getLast().getYear());
      case MONTH -> dates.month(day);
      case YEAR -> dates.year(day);
    };
  }

  /** Returns the address of the same view, {@code steps} periods later. */
  public String step(int steps) {
    return query(view, view.step(day, steps));
  }

  /** Returns the address of the same day in another view. */
  public String as(CalendarView other) {
    return query(other, day);
  }

  /** Returns the address of the day in the day view. */
  public String on(LocalDate date) {
    return query(CalendarView.DAY, date);
  }

  /** Returns the address of another day in the same view. */
  public String at(LocalDate date) {
    return query(view, date);
  }

  public String getNow() {
    return "view=" + view.word();
  }

  private String query(CalendarView view, LocalDate day) {
    return "view="
        + view.word()
        + "&day="
        + day
        + (getCategory().isEmpty() ? "" : "&category=" + Redirect.encoded(getCategory()));
  }

  public List<WeekRow> getWeeks() {
    return weeks;
  }

  /** The events of whole days, which stand above the hours. */
  public WeekRow getTop() {
    return top;
  }

  public List<DayColumn> getColumns() {
    return columns;
  }

  /** The days, for a list; some may have no events. */
  public List<AgendaDay> getAgenda() {
    return agenda;
  }

  public List<Integer> getHours() {
    return IntStream.range(0, 24).boxed().toList();
  }

  /** The time zones that stand beside the hours. */
  public List<ZoneId> getZones() {
    if (zones == null) {
      zones =
          habitsOf.of(visitor.caller())
                  instanceof Answer.Done<CalendarPreferences>(CalendarPreferences now)
              ? now.zones().stream()
                  .flatMap(name -> TimeSettings.zone(name).stream())
                  .filter(zone -> !zone.equals(ui.getZone()))
                  .toList()
              : List.of();
    }
    return zones;
  }

  /** The slot of the present time. */
  public int getSlot() {
    return LocalTime.now(ui.getZone()).toSecondOfDay() / 60 / DayColumn.SLOT;
  }

  /** The names of the calendars that cannot be read now, for display; empty if all can. */
  public String getAway() {
    return names(seen.failed());
  }

  /** The names of the calendars with too many events to be shown at once. */
  public String getFull() {
    return names(seen.full());
  }

  private static String names(List<ShownCalendar> some) {
    return some.stream().map(ShownCalendar::name).collect(Collectors.joining(", "));
  }

  /** The month around the shown day, to choose days from. */
  public SmallMonth getSmallMonth() {
    return smallMonth;
  }

  public List<SmallMonth> getMonths() {
    return months;
  }

  /** Returns the number of events on a day of a year. */
  public int count(LocalDate date) {
    return counts.getOrDefault(date, 0);
  }

  /** Returns whether weeks are numbered: only those that begin on a Monday are (ISO 8601). */
  public boolean isNumbered() {
    return habits.first() == DayOfWeek.MONDAY;
  }

  /** The address of the week of a day. */
  public String week(LocalDate date) {
    return query(CalendarView.WEEK, date);
  }

  /** The address of the month of a day. */
  public String monthOf(LocalDate date) {
    return query(CalendarView.MONTH, date);
  }

  /** Returns the address of the same day, {@code steps} months later. */
  public String month(int steps) {
    return query(view, day.plusMonths(steps));
  }

  /** Returns whether the event can be dragged. The organizer is checked when it is dropped. */
  public boolean isMovable(CalendarEvent one) {
    return one.calendar().isChangeable() && !one.isRedacted();
  }

  public String address(CalendarEvent one) {
    return one.address();
  }
}
