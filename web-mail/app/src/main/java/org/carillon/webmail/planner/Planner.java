package org.carillon.webmail.planner;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.calendar.scheduling.FoundResource;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.WeekHabits;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.mailbox.OwnerNames;

/** Shows when invited people and rooms are free, by free/busy shared with the reader (RFC 5546). */
@Named("planner")
@RequestScoped
public class Planner {
  /** The most people in a plan, including the reader. */
  static final int MOST_PEOPLE = 50;

  private static final int MOST_TIMES = 6;
  private static final int MOST_ROOMS = 8;
  private static final int AHEAD_DAYS = 14;
  private static final int DAY_MINUTES = 24 * 60;

  @Inject private CalendarAccess calendars;
  @Inject private ResourceSearch resources;
  @Inject private CalendarDates dates;
  @Inject private OwnerNames owners;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private PlannerRequest request;
  private List<PlannerRow> rows = List.of();
  private List<LocalDateTime> times = List.of();
  private List<FoundResource> rooms = List.of();

  /** Finds the times at which everybody is free. */
  public void look(PlannerRequest wanted) {
    List<String> people = new ArrayList<>();
    people.add(visitor.caller().name());
    wanted.people().stream()
        .filter(one -> !people.contains(one))
        .limit(MOST_PEOPLE - 1L)
        .forEach(people::add);
    // From midnight, because the whole day is drawn; free times are searched from the wanted time.
    LocalDate first = Collections.min(List.of(wanted.day(), wanted.start().toLocalDate()));
    LocalDate last =
        Collections.max(List.of(wanted.day(), wanted.start().toLocalDate().plusDays(AHEAD_DAYS)));
    TimeSpan span =
        new TimeSpan(
            wanted.zone().instant(first.atStartOfDay()),
            wanted.zone().instant(last.plusDays(1).atStartOfDay()));
    answers
        .take(calendars.freeBusy(Optional.of(visitor.caller()), people, span, wanted.uid()))
        .ifPresent(told -> lay(wanted, told, last));
  }

  private void lay(PlannerRequest wanted, List<PersonFreeBusy> told, LocalDate last) {
    request = wanted;
    rows = told.stream().map(this::row).toList();
    List<BusyPeriod> busy =
        told.stream()
            .filter(PersonFreeBusy.Told.class::isInstance)
            .flatMap(one -> ((PersonFreeBusy.Told) one).periods().stream())
            .toList();
    WeekHabits habits = WeekHabits.of(texts.locale(), ui.getAppearance().times().week());
    times =
        new FreeTimes(wanted.zone(), habits.working())
            .find(earliest(), last.plusDays(1), wanted.length(), busy, MOST_TIMES);
    Instant start = wanted.zone().instant(wanted.start());
    rooms =
        resources.find(
                    visitor.caller(),
                    new ResourceRequirements(
                        0,
                        List.of(),
                        Optional.of(
                            new ResourceRequirements.Time(start, start.plus(wanted.length())))))
                instanceof Answer.Done<List<FoundResource>>(List<FoundResource> found)
            ? found.stream()
                .filter(one -> !wanted.people().contains(one.address()))
                .limit(MOST_ROOMS)
                .toList()
            : List.of();
  }

  /** The earliest time to offer on the day shown; on the meeting's day, not before its start. */
  private LocalDateTime earliest() {
    return request.day().equals(request.start().toLocalDate())
        ? request.start()
        : request.day().atStartOfDay();
  }

  private PlannerRow row(PersonFreeBusy told) {
    return switch (told) {
      case PersonFreeBusy.Told(String person, List<BusyPeriod> periods) -> {
        List<PlannerBar> bars = periods.stream().map(this::bar).flatMap(Optional::stream).toList();
        yield row(person, true, bars, words(bars));
      }
      case PersonFreeBusy.Hidden(String person) ->
          row(person, false, List.of(), texts.of("planner.hidden"));
      case PersonFreeBusy.Unknown(String person) ->
          row(person, false, List.of(), texts.of("planner.unknown"));
    };
  }

  private PlannerRow row(String person, boolean isTold, List<PlannerBar> bars, String words) {
    return new PlannerRow(owners.of(person), person, isTold, bars, words);
  }

  private Optional<PlannerBar> bar(BusyPeriod period) {
    Instant midnight = request.zone().instant(request.day().atStartOfDay());
    long from = Math.max(0, Duration.between(midnight, period.from()).toMinutes());
    long to = Math.min(DAY_MINUTES, Duration.between(midnight, period.to()).toMinutes());
    return from >= to
        ? Optional.empty()
        : Optional.of(
            new PlannerBar(from, to - from, period.type().written().toLowerCase(Locale.ROOT)));
  }

  private String words(List<PlannerBar> bars) {
    return bars.isEmpty()
        ? texts.of("planner.free")
        : texts.of(
            "planner.busy",
            bars.stream()
                .map(
                    one ->
                        texts.of("calendar.span", at(one.from()), at(one.from() + one.minutes())))
                .collect(Collectors.joining(", ")));
  }

  private String at(long minutes) {
    return dates.time(
        request.day().atStartOfDay().plusMinutes(Math.min(minutes, DAY_MINUTES - 1L)));
  }

  /** Returns whether a plan was made. */
  public boolean isLooked() {
    return request != null;
  }

  /** The day that is shown. */
  public LocalDate getDay() {
    return request.day();
  }

  /** Returns the day that is this many days later; earlier if negative. */
  public LocalDate beside(int days) {
    return request.day().plusDays(days);
  }

  /** The people's days, the reader's first. */
  public List<PlannerRow> getRows() {
    return rows;
  }

  /** The first times at which all have time. */
  public List<LocalDateTime> getTimes() {
    return times;
  }

  /** The display form of a time, with the date if it is not on the day shown. */
  public String time(LocalDateTime start) {
    String hours =
        texts.of("calendar.span", dates.time(start), dates.time(start.plus(request.length())));
    return start.toLocalDate().equals(request.day())
        ? hours
        : texts.of("calendar.moment", dates.shortDayOfWeek(start.toLocalDate()), hours);
  }

  /** Rooms and other things that can be booked for the meeting's own time. */
  public List<FoundResource> getRooms() {
    return rooms;
  }

  /** The meeting's bar on the day shown; empty when it is on another day. */
  public List<PlannerBar> getMeeting() {
    return request.day().equals(request.start().toLocalDate())
        ? List.of(
            new PlannerBar(
                request.start().toLocalTime().toSecondOfDay() / 60,
                Math.max(1, request.length().toMinutes()),
                ""))
        : List.of();
  }

  /** Every third hour, for the scale. */
  public List<Integer> getHours() {
    return IntStream.iterate(0, hour -> hour < 24, hour -> hour + 3).boxed().toList();
  }
}
