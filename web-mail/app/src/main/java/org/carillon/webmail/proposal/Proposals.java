package org.carillon.webmail.proposal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.calendar.scheduling.ProposedTimeInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.itip.ProposedTime;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.typed.FieldErrors;
import org.carillon.webmail.typed.InvalidFieldException;

/** Reads the times that readers propose, and shows the result, by the reader's clock. */
@RequestScoped
public class Proposals {
  /** The name of the propose button, or the value of the button beside a message. */
  private static final String PRESSED = "propose";

  /** The form's field for each name that the core has for it. */
  private static final Map<String, String> TYPED =
      Map.of("start", "startDay", "end", "endDay", "comment", "comment");

  @Inject private CalendarDates dates;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private FieldErrors refusals;
  @Inject private FailureSentences sentences;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  /**
   * Returns what was typed, or otherwise the event's present time.
   *
   * @param start the start; for whole days the first midnight
   * @param end the end; for whole days the midnight after the last
   */
  public ProposalFields fields(LocalDateTime start, LocalDateTime end, boolean isAllDay) {
    boolean isSent =
        !parameters.text(PRESSED).isEmpty() || parameters.text("invitation").equals(PRESSED);
    return isSent ? ProposalFields.sent(parameters) : ProposalFields.of(start, end, isAllDay);
  }

  /**
   * Proposes the time in the form; if it is refused, the field shows the error.
   *
   * @param propose sends the proposal
   * @return whether it was sent
   */
  public boolean propose(Function<ProposedTimeInput, Answer<Void>> propose) {
    ProposedTimeInput input;
    try {
      input = ProposalFields.sent(parameters).read(ui.getZone().getId());
    } catch (InvalidFieldException wrong) {
      refusals.tell(wrong);
      return false;
    }
    Answer<Void> answer = propose.apply(input);
    if (answer instanceof Answer.Failed<Void>(Failure.Invalid invalid)
        && TYPED.containsKey(invalid.field())) {
      refusals.tell(TYPED.get(invalid.field()), sentences.of(invalid));
      return false;
    }
    return answers.done(answer);
  }

  /** A sentence with the proposal and its outcome; empty if its time is past. */
  public String said(Optional<ProposedTime> proposed) {
    return proposed
        .map(
            one ->
                switch (one.state()) {
                  case WAITING -> texts.of("proposal.waiting", span(one));
                  case DECLINED -> texts.of("proposal.declined", span(one));
                  case TAKEN -> texts.of("proposal.taken", span(one));
                  case REPLACED, OUTDATED, CANCELLED -> "";
                })
        .orElse("");
  }

  private String span(ProposedTime proposed) {
    return dates.span(here(proposed.start()), here(proposed.end()), proposed.start().isDate());
  }

  private LocalDateTime here(CalendarTime time) {
    return time.isLocal()
        ? time.local()
        : time.local().atOffset(ZoneOffset.UTC).atZoneSameInstant(ui.getZone()).toLocalDateTime();
  }
}
