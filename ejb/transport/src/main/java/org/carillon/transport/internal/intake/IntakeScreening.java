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
import org.carillon.contract.stage.MailScreening;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.RuledDelivery.Form;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.transport.internal.dispatch.KeptAside;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.dispatch.RewrittenMessage;

/** Has messages screened, and writes anew those that are changed by that. */
@ApplicationScoped
public class IntakeScreening {
  private static final Deferred NO_ROOM =
      new Deferred(452, "4.3.1", "There is no room for the message now, try again later");

  private final MailLog log = new MailLog();
  private final List<MailScreening> screenings;
  private final Spools spools;

  /** By whoever screens. */
  @Inject
  public IntakeScreening(@Any Instance<MailScreening> screenings, Spools spools) {
    this(screenings.stream().toList(), spools);
  }

  /**
   * By these; by nobody, all mail passes.
   *
   * @throws IllegalStateException when there are several: what one says could not be told from what
   *     others say
   */
  public IntakeScreening(List<MailScreening> screenings, Spools spools) {
    if (screenings.size() > 1) {
      throw new IllegalStateException("Several screen messages: " + screenings);
    }
    this.screenings = screenings;
    this.spools = spools;
  }

  /** What is done with a message that was screened. */
  @FunctionalInterface
  interface Next {
    /**
     * Sends it.
     *
     * @param envelope who it is from and for now
     * @param quarantine why it is kept aside, if it is
     */
    Verdict send(Envelope envelope, MailData message, Optional<KeptAside> quarantine);
  }

  /** Screens a message, and sends it on unless it is stopped here. */
  Verdict screened(ScreeningQuestion question, Next next) {
    if (screenings.isEmpty()) {
      return next.send(question.envelope(), question.message(), Optional.empty());
    }
    return switch (screenings.getFirst().screen(question)) {
      case ScreeningAnswer.Passed(MessageChange change) ->
          changed(question, change, Optional.empty(), next);
      case ScreeningAnswer.Quarantined(MessageChange change, String reason, boolean certain) ->
          changed(question, change, Optional.of(new KeptAside(reason, certain)), next);
      case ScreeningAnswer.Stopped(Verdict verdict) -> verdict;
      case ScreeningAnswer.Discarded(String reason) -> {
        log.discarded(question.trace(), question.envelope().from(), reason);
        yield new Accepted("Taken as " + question.trace());
      }
    };
  }

  private Verdict changed(
      ScreeningQuestion question, MessageChange change, Optional<KeptAside> quarantine, Next next) {
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
