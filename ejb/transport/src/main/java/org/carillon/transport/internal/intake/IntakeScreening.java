package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.contract.stage.MailScreening;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.dispatch.QuarantineReason;
import org.carillon.transport.internal.dispatch.RewrittenMessage;

/** Screens messages, and rewrites those that this changes. */
@ApplicationScoped
public class IntakeScreening {
  private static final Deferred NO_ROOM =
      new Deferred(452, "4.3.1", "Insufficient system storage, try again later");

  private final MailLog log = new MailLog();
  private final List<MailScreening> screenings;
  private final Spools spools;

  @Inject
  public IntakeScreening(@Any Instance<MailScreening> screenings, Spools spools) {
    this(screenings.stream().toList(), spools);
  }

  /**
   * Creates the screening; without any installed, all mail passes.
   *
   * @throws IllegalStateException if there are several: their results could not be told apart
   */
  public IntakeScreening(List<MailScreening> screenings, Spools spools) {
    if (screenings.size() > 1) {
      throw new IllegalStateException("Several screen messages: " + screenings);
    }
    this.screenings = screenings;
    this.spools = spools;
  }

  /** The next step of a screened message. */
  @FunctionalInterface
  interface Next {
    /**
     * Sends the message.
     *
     * @param envelope its current sender and recipients
     * @param quarantine why it is quarantined, if it is
     */
    Verdict send(Envelope envelope, MailData message, Optional<QuarantineReason> quarantine);
  }

  /** Screens a message, and sends it on unless it is rejected. */
  Verdict screened(ScreeningQuestion question, Next next) {
    if (screenings.isEmpty()) {
      return next.send(question.envelope(), question.message(), Optional.empty());
    }
    return switch (screenings.getFirst().screen(question)) {
      case ScreeningAnswer.Passed(MessageChange change) ->
          changed(question, change, Optional.empty(), next);
      case ScreeningAnswer.Quarantined(MessageChange change, String reason, boolean certain) ->
          changed(question, change, Optional.of(new QuarantineReason(reason, certain)), next);
      case ScreeningAnswer.Stopped(Verdict verdict) -> verdict;
      case ScreeningAnswer.Discarded(String reason) -> {
        log.discarded(question.trace(), question.envelope().from(), reason);
        yield new Accepted("Accepted as " + question.trace());
      }
    };
  }

  private Verdict changed(
      ScreeningQuestion question,
      MessageChange change,
      Optional<QuarantineReason> quarantine,
      Next next) {
    MailData message = question.message();
    Envelope envelope = change.envelope().orElse(question.envelope());
    if (!change.isOfContent()) {
      return next.send(envelope, message, quarantine);
    }
    MailData anew;
    try (Spool body = change.body().orElse(null)) {
      anew =
          body == null
              ? RewrittenMessage.of(spools, message, new Form(change.header(), Optional.empty()))
              : RewrittenMessage.of(spools, change.header().orElse(message.header()), body);
    } catch (IOException full) {
      return NO_ROOM;
    }
    try (Spool written = anew.content()) {
      return next.send(envelope, anew, quarantine);
    }
  }
}
