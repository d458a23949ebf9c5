package org.carillon.webmail.remind;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.calendar.Reminder;
import org.carillon.calendar.Reminders;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarDates;

/** Due reminders: shown, snoozed or dismissed. Every other page has a frame of this one. */
@Named("reminders")
@RequestScoped
public class RemindersPage {
  private static final List<Integer> MINUTES = List.of(5, 10, 60);

  @Inject private Reminders reminders;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private CalendarDates dates;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private Reminders.Ringing ringing;

  public List<Reminder> getAll() {
    return ringing().all();
  }

  private Reminders.Ringing ringing() {
    if (ringing == null) {
      ringing =
          answers
              .take(reminders.ringing(visitor.caller()))
              .orElseGet(() -> new Reminders.Ringing(List.of(), Optional.empty()));
    }
    return ringing;
  }

  /** The time of the next reminder, for the script that waits; empty while none is known. */
  public String getNext() {
    return ringing().next().map(Instant::toString).orElse("");
  }

  public String title(Reminder one) {
    return one.title().isBlank() ? texts.of("calendar.untitled") : ShortenedText.of(one.title());
  }

  public String when(Reminder one) {
    Optional<LocalDateTime> begin =
        one.start().map(start -> start.atZone(ui.getZone()).toLocalDateTime());
    if (one.isAllDay()) {
      return begin.map(start -> dates.day(start.toLocalDate())).orElse("");
    }
    return begin
        .map(
            start ->
                start.toLocalDate().equals(LocalDate.now(ui.getZone()))
                    ? dates.time(start)
                    : texts.of(
                        "calendar.moment", dates.day(start.toLocalDate()), dates.time(start)))
        .orElse("");
  }

  public String address(Reminder one) {
    return "event?c="
        + one.collection()
        + "&k="
        + Redirect.encoded(one.key().value())
        + (one.instance().isEmpty() ? "" : "&i=" + Redirect.encoded(one.instance()));
  }

  /** The value that names the reminder in a button. */
  public String mark(Reminder one) {
    return one.collection() + " " + one.key().value();
  }

  /** The numbers of minutes that a reminder can be snoozed for. */
  public List<Integer> getMinutes() {
    return MINUTES;
  }

  /** Dismisses a reminder. */
  public void dismiss() {
    heard(parameters.text("dismiss"), Optional.empty());
  }

  public void snooze() {
    String[] words = parameters.text("snooze").split(" ", 2);
    OptionalLong minutes = RequestParameters.parse(words[0]);
    if (words.length == 2
        && minutes.isPresent()
        && MINUTES.contains((int) Math.min(minutes.getAsLong(), Integer.MAX_VALUE))) {
      heard(words[1], Optional.of(Duration.ofMinutes(minutes.getAsLong())));
    }
  }

  private void heard(String mark, Optional<Duration> again) {
    String[] words = mark.split(" ", 2);
    OptionalLong calendar = RequestParameters.parse(words[0]);
    if (words.length < 2 || calendar.isEmpty()) {
      return;
    }
    Answer<Void> done =
        reminders.heard(visitor.caller(), calendar.getAsLong(), new ItemKey(words[1]), again);
    // Another device may have dismissed it first, which is what was asked for.
    boolean isGone = done.asFailure().filter(Failure.NotFound.class::isInstance).isPresent();
    if (isGone || answers.done(done)) {
      Redirect.to("/reminders");
    }
  }
}
