package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.account.calendar.CalendarHabits;
import org.carillon.account.calendar.OwnCalendarHabits;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;
import org.carillon.web.request.Visitor;

/**
 * The calendars that the reader has and is let into, read once a request. Which of them are shown
 * is the browser's to keep, as what its screen has room for.
 */
@Named("calendars")
@RequestScoped
public class OwnCalendars {
  private static final SecretCookie HIDDEN = new SecretCookie("carillon-hidden-calendars");
  private static final int A_YEAR = 365 * 24 * 3600;
  private static final int MOST_HIDDEN = 200;

  @Inject private OwnCollections collections;
  @Inject private OwnCalendarHabits habits;
  @Inject private SchedulingInbox inbox;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;
  @Inject private Texts texts;

  private List<ShownCalendar> all;

  /** All of them, own ones first. */
  public List<ShownCalendar> getAll() {
    if (all == null) {
      all = collections.of(CollectionKind.CALENDAR, hidden());
    }
    return all;
  }

  /** Those that are shown. */
  public List<ShownCalendar> getShown() {
    return getAll().stream().filter(ShownCalendar::isShown).toList();
  }

  /** All of them, and the birthdays, which are made of contacts: what can be shown and hidden. */
  public List<ShownCalendar> getListed() {
    return Stream.concat(getAll().stream(), getBirthdays().stream()).toList();
  }

  /** The birthdays of contacts; empty of who wants no such calendar. */
  public Optional<ShownCalendar> getBirthdays() {
    boolean has =
        habits.of(visitor.caller()) instanceof Answer.Done<CalendarHabits>(CalendarHabits now)
            && now.hasBirthdays();
    return has
        ? Optional.of(
            new ShownCalendar(
                ShownCalendar.BIRTHDAYS,
                texts.of("birthdays"),
                "",
                LabelColour.PURPLE,
                false,
                false,
                !hidden().contains(ShownCalendar.BIRTHDAYS)))
        : Optional.empty();
  }

  /** Those that the reader may put events into. */
  public List<ShownCalendar> getWritable() {
    return getAll().stream().filter(ShownCalendar::isWritable).toList();
  }

  /** The one that a new event is meant for: the default one, else the first that takes it. */
  public Optional<ShownCalendar> getUsual() {
    OptionalLong usual =
        inbox.calendar(visitor.caller()) instanceof Answer.Done<OptionalLong>(OptionalLong chosen)
            ? chosen
            : OptionalLong.empty();
    return getWritable().stream()
        .min(Comparator.comparing(one -> usual.isEmpty() || one.id() != usual.getAsLong()));
  }

  /** The one of that id. */
  public Optional<ShownCalendar> find(long id) {
    return getAll().stream().filter(one -> one.id() == id).findFirst();
  }

  private Set<Long> hidden() {
    return HIDDEN
        .read(request)
        .map(
            text ->
                Arrays.stream(text.split("\\."))
                    .map(RequestParameters::parse)
                    .filter(OptionalLong::isPresent)
                    .map(OptionalLong::getAsLong)
                    .limit(MOST_HIDDEN)
                    .collect(Collectors.toCollection(LinkedHashSet::new)))
        .orElseGet(LinkedHashSet::new);
  }

  /** Hides the calendar that a form names, or shows it again. */
  public void toggle() {
    Set<Long> hidden = hidden();
    long asked = parameters.number("toggle").orElse(-1);
    boolean isThere = asked == ShownCalendar.BIRTHDAYS || find(asked).isPresent();
    if (isThere && !hidden.remove(asked)) {
      hidden.add(asked);
    }
    HIDDEN.write(
        request,
        Redirect.response(),
        hidden.stream().map(String::valueOf).collect(Collectors.joining(".")),
        A_YEAR);
  }
}
