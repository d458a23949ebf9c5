package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarInstance;
import org.carillon.calendar.EventQuery;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.summary.SummaryUser;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.request.Visitor;

/** Reads the events of the shown calendars, in the reader's local time. */
@RequestScoped
public class CalendarEvents {
  /** The most instances of one calendar that are shown at once. */
  private static final int MOST = 2000;

  /** The most events of one calendar that a search finds. */
  private static final int MOST_FOUND = 100;

  private static final DateTimeFormatter INSTANCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  @Inject private CalendarAccess calendars;
  @Inject private GroupwareObjects objects;
  @Inject private OwnCalendars own;
  @Inject private InvitedAddresses addresses;
  @Inject private Birthdays birthdays;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;

  /**
   * The events of some days.
   *
   * @param all the events, in order
   * @param failed the calendars that could not be read now
   * @param full the calendars with too many events to be shown at once
   */
  public record Seen(
      List<CalendarEvent> all, List<ShownCalendar> failed, List<ShownCalendar> full) {
    public Seen {
      all = List.copyOf(all);
      failed = List.copyOf(failed);
      full = List.copyOf(full);
    }

    /** Returns the events of one category; all if {@code category} is empty. */
    Seen of(String category) {
      return category.isEmpty()
          ? this
          : new Seen(
              all.stream()
                  .filter(one -> one.categories().stream().anyMatch(category::equalsIgnoreCase))
                  .toList(),
              failed,
              full);
    }
  }

  /** Returns the events from {@code first} to {@code last}, inclusive. */
  public Seen between(LocalDate first, LocalDate last) {
    ZoneId zone = ui.getZone();
    TimeSpan span = span(first, last, zone);
    List<CalendarEvent> all = new ArrayList<>();
    List<ShownCalendar> failed = new ArrayList<>();
    List<ShownCalendar> full = new ArrayList<>();
    for (ShownCalendar one : own.getShown()) {
      switch (calendars.instances(visitor.caller(), one.id(), span, zone, MOST)) {
        case Answer.Done<List<CalendarInstance>>(List<CalendarInstance> there) ->
            all.addAll(happenings(one, there, zone));
        case Answer.Failed<List<CalendarInstance>>(Failure.LimitReached _) -> full.add(one);
        case Answer.Failed<List<CalendarInstance>> _ -> failed.add(one);
      }
    }
    own.getBirthdays().ifPresent(calendar -> all.addAll(birthdays.between(calendar, first, last)));
    all.sort(CalendarEvent.ORDER);
    return new Seen(all, failed, full);
  }

  private static TimeSpan span(LocalDate first, LocalDate last, ZoneId zone) {
    return new TimeSpan(
        first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /**
   * Returns the events of some days with at least one of some people, in order. A calendar that is
   * away or has too many events is left out.
   *
   * @param people their addresses, in lower case
   */
  public List<CalendarEvent> with(Set<String> people, LocalDate first, LocalDate last) {
    ZoneId zone = ui.getZone();
    TimeSpan span = span(first, last, zone);
    List<CalendarEvent> all = new ArrayList<>();
    for (ShownCalendar one : own.getShown()) {
      if (calendars.instances(visitor.caller(), one.id(), span, zone, MOST)
          instanceof Answer.Done<List<CalendarInstance>>(List<CalendarInstance> there)) {
        all.addAll(
            happenings(
                one, there.stream().filter(each -> isWith(each.summary(), people)).toList(), zone));
      }
    }
    all.sort(CalendarEvent.ORDER);
    return all;
  }

  /**
   * Returns the events in a span that take the reader's time, in order: none that are cancelled,
   * declined or transparent. A calendar that cannot be read now is left out.
   *
   * @param leaving the UID of an event to leave out
   */
  public List<CalendarEvent> taking(TimeSpan span, String leaving) {
    List<CalendarEvent> all = new ArrayList<>();
    for (ShownCalendar one : own.getAll()) {
      if (one.owner().isEmpty()
          && calendars.instances(visitor.caller(), one.id(), span, ui.getZone(), MOST)
              instanceof Answer.Done<List<CalendarInstance>>(List<CalendarInstance> there)) {
        all.addAll(
            happenings(
                one,
                there.stream().filter(each -> isTaking(each, leaving)).toList(),
                ui.getZone()));
      }
    }
    return all.stream()
        .filter(
            one ->
                one.participation() != ParticipationStatus.CANCELLED
                    && one.participation() != ParticipationStatus.DECLINED)
        .sorted(CalendarEvent.ORDER)
        .toList();
  }

  private static boolean isTaking(CalendarInstance one, String leaving) {
    return one.instance().transparency() != SeriesTransparency.FREE
        && !one.summary().uid().equals(leaving);
  }

  /** Returns the events of the shown calendars that match the words, in no order. */
  public Seen find(EventQuery words) {
    ZoneId zone = ui.getZone();
    List<CalendarEvent> all = new ArrayList<>();
    List<ShownCalendar> failed = new ArrayList<>();
    for (ShownCalendar one : own.getShown()) {
      switch (calendars.find(visitor.caller(), one.id(), words, zone, MOST_FOUND)) {
        case Answer.Done<List<CalendarInstance>>(List<CalendarInstance> there) ->
            all.addAll(happenings(one, there, zone));
        case Answer.Failed<List<CalendarInstance>> _ -> failed.add(one);
      }
    }
    return new Seen(all, failed, List.of());
  }

  private static boolean isWith(CalendarSummary summary, Set<String> people) {
    return people.contains(summary.organizer().toLowerCase(Locale.ROOT))
        || summary.attendees().stream()
            .anyMatch(one -> people.contains(one.mail().toLowerCase(Locale.ROOT)));
  }

  private List<CalendarEvent> happenings(
      ShownCalendar calendar, List<CalendarInstance> instances, ZoneId zone) {
    Map<ItemKey, CalendarObject> changed = changed(calendar, instances);
    return instances.stream()
        .filter(one -> one.summary().kind() == CalendarKind.VEVENT)
        .map(one -> happening(calendar, one, changed, zone))
        .toList();
  }

  /** Returns the objects with changed instances, whose titles only they contain. */
  private Map<ItemKey, CalendarObject> changed(
      ShownCalendar calendar, List<CalendarInstance> instances) {
    List<ItemKey> keys =
        instances.stream()
            .filter(one -> one.instance().override() >= 0 && !one.object().isRedacted())
            .map(one -> one.object().key())
            .distinct()
            .limit(GroupwareObjects.MOST)
            .toList();
    Map<ItemKey, CalendarObject> changed = new HashMap<>();
    if (!keys.isEmpty()
        && objects.open(visitor.caller(), calendar.id(), keys)
            instanceof Answer.Done<List<StoredObject>>(List<StoredObject> opened)) {
      for (StoredObject one : opened) {
        if (CalendarObject.read(one.octets())
            instanceof CalendarParseResult.Read(CalendarObject read)) {
          changed.put(one.entry().key(), read);
        }
      }
    }
    return changed;
  }

  private CalendarEvent happening(
      ShownCalendar calendar,
      CalendarInstance one,
      Map<ItemKey, CalendarObject> changed,
      ZoneId zone) {
    Optional<CalendarPart> part =
        Optional.ofNullable(changed.get(one.object().key()))
            .flatMap(object -> object.override(one.instance().id()));
    boolean isAllDay = one.instance().start().isDate();
    LocalDateTime start =
        isAllDay ? one.instance().start().local() : local(one.instance().from(), zone);
    LocalDateTime end =
        isAllDay
            ? start.plusDays(days(one.instance().from(), one.instance().to()))
            : local(one.instance().to(), zone);
    return new CalendarEvent(
        calendar,
        one.object().key().value(),
        one.summary().recurs() ? INSTANCE.format(one.instance().id().local()) : "",
        ShortenedText.of(part.map(CalendarPart::summary).orElse(one.summary().title())),
        ShortenedText.of(part.map(it -> it.text("LOCATION")).orElse(one.summary().location())),
        start,
        end,
        isAllDay,
        ParticipationStatus.of(
            part.map(CalendarPart::status).orElse(one.summary().status()),
            participation(
                part.map(CalendarEvents::users).orElseGet(one.summary()::attendees),
                calendar.owner())),
        !one.summary().isPublic(),
        one.summary().categories(),
        one.object().isRedacted());
  }

  private static List<SummaryUser> users(CalendarPart part) {
    return part.attendees().stream()
        .map(it -> new SummaryUser(it.mail(), it.participation()))
        .toList();
  }

  /** Returns the owner's PARTSTAT: the calendar's owner decides, not the reader. */
  private String participation(List<SummaryUser> attendees, String owner) {
    Set<String> whose = addresses.of(owner);
    return attendees.stream()
        .filter(one -> whose.contains(one.mail().toLowerCase(Locale.ROOT)))
        .map(SummaryUser::participation)
        .findFirst()
        .orElse("");
  }

  private static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /** Counts days, including those of 23 and 25 hours. */
  private static long days(Instant from, Instant to) {
    return Math.max(1, Math.round(ChronoUnit.HOURS.between(from, to) / 24.0));
  }
}
