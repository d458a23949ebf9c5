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
import org.carillon.account.calendar.CalendarPreferenceStore;
import org.carillon.account.calendar.CalendarPreferences;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Answer;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;
import org.carillon.web.request.Visitor;

/** The reader's calendars, own and shared; which of them are shown is known by the browser. */
@Named("calendars")
@RequestScoped
public class OwnCalendars {
  private static final SecretCookie HIDDEN = new SecretCookie("carillon-hidden-calendars");
  private static final int A_YEAR = 365 * 24 * 3600;
  private static final int MOST_HIDDEN = 200;

  @Inject private OwnCollections collections;
  @Inject private CalendarPreferenceStore habits;
  @Inject private SchedulingInbox inbox;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;
  @Inject private Texts texts;

  private List<ShownCalendar> all;

  /** All calendars, own ones first. */
  public List<ShownCalendar> getAll() {
    if (all == null) {
      all = collections.of(CollectionKind.CALENDAR, hidden());
    }
    return all;
  }

  public List<ShownCalendar> getShown() {
    return getAll().stream().filter(ShownCalendar::isShown).toList();
  }

  /** All calendars and that of birthdays, which is made of contacts: all that can be hidden. */
  public List<ShownCalendar> getListed() {
    return Stream.concat(getAll().stream(), getBirthdays().stream()).toList();
  }

  /** The calendar of birthdays; empty if the reader does not want it. */
  public Optional<ShownCalendar> getBirthdays() {
    boolean has =
        habits.of(visitor.caller())
                instanceof Answer.Done<CalendarPreferences>(CalendarPreferences now)
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

  /** The calendars that the reader may add events to. */
  public List<ShownCalendar> getWritable() {
    return getAll().stream().filter(ShownCalendar::isWritable).toList();
  }

  /** The calendar for new events: the default one, else the first writable one. */
  public Optional<ShownCalendar> getUsual() {
    OptionalLong usual =
        inbox.calendar(visitor.caller()) instanceof Answer.Done<OptionalLong>(OptionalLong chosen)
            ? chosen
            : OptionalLong.empty();
    return getWritable().stream()
        .min(Comparator.comparing(one -> usual.isEmpty() || one.id() != usual.getAsLong()));
  }

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

  /** Hides or shows the calendar that a form names. */
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
