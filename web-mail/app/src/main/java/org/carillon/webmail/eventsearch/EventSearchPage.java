package org.carillon.webmail.eventsearch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.CalendarEvents;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.query.SearchField;

/** Searches the events of all shown calendars by words: coming ones and past ones. */
@Named("eventSearch")
@RequestScoped
public class EventSearchPage {
  @Inject private CalendarEvents happenings;
  @Inject private RequestParameters parameters;
  @Inject private SearchField field;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private List<CalendarEvent> all = List.of();
  private List<ShownCalendar> failed = List.of();

  public void load() {
    if (!getWords().isBlank() && getWrong().isEmpty()) {
      CalendarEvents.Seen seen = happenings.find(SoughtEvents.words(field.getLine().tree()));
      all = seen.all();
      failed = seen.failed();
    }
  }

  public String getWords() {
    return parameters.text("q");
  }

  /** The error in the search, as a sentence; empty for none. */
  public String getWrong() {
    return SoughtEvents.filter(field.getLine().tree())
        .map(name -> texts.of("events.filter", name + ":"))
        .orElseGet(field::getWrong);
  }

  /** The coming events, the next first. */
  public List<CalendarEvent> getComing() {
    return all.stream()
        .filter(one -> !one.lastDay().isBefore(today()))
        .sorted(CalendarEvent.ORDER)
        .toList();
  }

  /** The past events, the latest first. */
  public List<CalendarEvent> getPast() {
    return all.stream()
        .filter(one -> one.lastDay().isBefore(today()))
        .sorted(Comparator.comparing(CalendarEvent::start).reversed())
        .toList();
  }

  private LocalDate today() {
    return LocalDate.now(ui.getZone());
  }

  /** The calendars that cannot be read now, for display; empty if all can. */
  public String getAway() {
    return String.join(", ", failed.stream().map(ShownCalendar::name).toList());
  }
}
