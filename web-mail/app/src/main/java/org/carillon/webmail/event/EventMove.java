package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.CalendarEvent;

/** Moves a dropped event; asks how much of a series, and before guests are told, if at all. */
@Named("eventMove")
@RequestScoped
public class EventMove {
  @Inject private EventPage event;
  @Inject private EventStorage keeping;
  @Inject private EventParameters asked;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  /** Moves the event, or shows a page of its own with a question. */
  public void move() {
    event.load();
    Optional<OpenEvent> open = event.opened();
    Optional<LocalDateTime> start = start();
    if (open.isEmpty()) {
      return;
    }
    if (start.isEmpty() || !event.isWritable()) {
      answers.wrong(null, texts.of("event.not-allowed"));
      return;
    }
    String pressed = parameters.text("move");
    boolean isSaid = getScopes().stream().anyMatch(scope -> scope.word().equals(pressed));
    if (isSaid || !isSeries(open.get()) && !isGuestsToo(open.get())) {
      SeriesScope scope = isSaid ? SeriesScope.of(pressed) : SeriesScope.THIS;
      event.kept(
          keeping.move(open.get(), event.getInstance(), scope, start.get(), ui.getZone(), length()),
          length().isPresent() ? "event.resized" : "event.moved",
          start.get().toLocalDate(),
          scope == SeriesScope.THIS ? event.getInstance() : "");
    } else {
      Redirect.to(
          "/%s&day=%s&at=%s&for=%s&view=%s"
              .formatted(
                  event.getAddress(),
                  start.get().toLocalDate(),
                  start.get().toLocalTime(),
                  length().map(Duration::toMinutes).map(String::valueOf).orElse(""),
                  Redirect.encoded(parameters.text("view"))));
    }
  }

  private Optional<LocalDateTime> start() {
    Optional<LocalTime> at = asked.time("at");
    Optional<LocalDate> day = asked.day("day");
    return at.isPresent() ? day.map(date -> date.atTime(at.get())) : Optional.empty();
  }

  private Optional<Duration> length() {
    return parameters.number("for").isPresent()
        ? Optional.of(Duration.ofMinutes(asked.length()))
        : Optional.empty();
  }

  private boolean isSeries(OpenEvent open) {
    return SeriesJson.isSeries(open.json()) && !event.getInstance().isEmpty();
  }

  private static boolean isGuestsToo(OpenEvent open) {
    return !EventPeople.invited(open.json()).isEmpty();
  }

  /** Returns whether the page asks a question. */
  public boolean isAsked() {
    return start().isPresent() && !event.isEdited() && event.isWritable();
  }

  /** Returns whether guests are told of the move. */
  public boolean isTold() {
    return event.opened().filter(EventMove::isGuestsToo).isPresent();
  }

  /** The scopes that can move; if the rules name other days, only one instance. */
  public List<SeriesScope> getScopes() {
    Optional<OpenEvent> open = event.opened();
    if (open.filter(this::isSeries).isEmpty()) {
      return List.of(SeriesScope.ALL);
    }
    return keeping.isMovable(open.get(), event.getInstance(), start().orElseThrow(), ui.getZone())
        ? List.of(SeriesScope.values())
        : List.of(SeriesScope.THIS);
  }

  /** The label of the button for a scope. */
  public String said(SeriesScope scope) {
    boolean isPart = event.opened().filter(this::isSeries).isPresent();
    return texts.of(isPart ? "event.scope." + scope.word() : "move");
  }

  /** The event at its new time, in the reader's zone. */
  public CalendarEvent getThere() {
    CalendarEvent now = event.getHappening();
    LocalDateTime start = start().orElseThrow();
    return now.isAllDay()
        ? event.happening(
            start.toLocalDate().atStartOfDay(),
            start.toLocalDate().atStartOfDay().plus(Duration.between(now.start(), now.end())))
        : event.happening(
            start, start.plus(length().orElse(Duration.between(now.start(), now.end()))));
  }
}
