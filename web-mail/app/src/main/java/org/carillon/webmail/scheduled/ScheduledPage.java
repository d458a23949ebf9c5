package org.carillon.webmail.scheduled;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.submission.ScheduledMail;
import org.carillon.transport.submission.ScheduledMessage;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Scheduled messages: they can be changed, sent at once, or rescheduled. */
@Named("scheduled")
@RequestScoped
public class ScheduledPage {
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  @Inject private ScheduledMail scheduled;
  @Inject private ScheduledRecall recall;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private List<Line> lines = List.of();

  /**
   * A scheduled message.
   *
   * @param to the recipients, cut
   * @param field its time in the format of a form field
   */
  public record Line(String id, String subject, String to, Instant when, String field) {}

  public void load() {
    answers
        .take(scheduled.list(visitor.caller()))
        .ifPresent(all -> lines = all.stream().map(this::line).toList());
  }

  private Line line(ScheduledMessage one) {
    return new Line(
        one.id(),
        ShortenedText.of(one.subject()),
        ShortenedText.of(String.join(", ", one.to())),
        one.when(),
        FIELD.format(one.when().atZone(ui.getZone())));
  }

  /** Recalls a message, to be changed. */
  public void edit() {
    switch (recall.toDraft(parameters.text("edit"))) {
      case Answer.Done<String>(String draft) -> {
        notices.show(Notice.of("scheduled.recalled"));
        Redirect.to(draft);
      }
      case Answer.Failed<String>(Failure failure) -> hindered(failure);
    }
  }

  /** Sends a message at once. */
  public void now() {
    moved(parameters.text("now"), Instant.now(), "write.sent");
  }

  /** Sends a message at another time. */
  public void move() {
    String id = parameters.text("move");
    try {
      Instant when =
          LocalDateTime.parse(parameters.text("when-" + id)).atZone(ui.getZone()).toInstant();
      moved(id, when, "scheduled.moved");
    } catch (DateTimeParseException wrong) {
      answers.wrong(null, texts.of("write.when.wrong"));
    }
  }

  private void moved(String id, Instant when, String said) {
    switch (scheduled.reschedule(visitor.caller(), id, when)) {
      case Answer.Done<ScheduledMessage> _ -> {
        notices.show(Notice.of(said));
        Redirect.to("/scheduled");
      }
      case Answer.Failed<ScheduledMessage>(Failure failure) -> hindered(failure);
    }
  }

  private void hindered(Failure failure) {
    if (failure instanceof Failure.NotFound) {
      answers.wrong(null, texts.of("scheduled.too-late"));
    } else {
      answers.show(null, failure);
    }
  }

  /** The scheduled messages, the next first. */
  public List<Line> getLines() {
    return lines;
  }
}
