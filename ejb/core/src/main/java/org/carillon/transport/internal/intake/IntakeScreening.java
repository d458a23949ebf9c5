package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.stage.MailScreening;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningAnswer.FieldChange;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.dispatch.SpoolOutput;

/** Has messages screened, and writes anew those whose header is changed by that. */
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
     * @param quarantine why it is kept aside, if it is
     */
    Verdict send(MailData message, Optional<String> quarantine);
  }

  /** Screens a message, and sends it on unless it is stopped here. */
  Verdict screened(ScreeningQuestion question, Next next) {
    if (screenings.isEmpty()) {
      return next.send(question.message(), Optional.empty());
    }
    return switch (screenings.getFirst().screen(question)) {
      case ScreeningAnswer.Passed(FieldChange change) ->
          changed(question, change, Optional.empty(), next);
      case ScreeningAnswer.Quarantined(FieldChange change, String reason) ->
          changed(question, change, Optional.of(reason), next);
      case ScreeningAnswer.Stopped(Verdict verdict) -> verdict;
      case ScreeningAnswer.Discarded(String reason) -> {
        log.discarded(question.trace(), question.envelope().from(), reason);
        yield new Accepted("Taken as " + question.trace());
      }
    };
  }

  private Verdict changed(
      ScreeningQuestion question, FieldChange change, Optional<String> quarantine, Next next) {
    MailData message = question.message();
    if (change.isNone()) {
      return next.send(message, quarantine);
    }
    var edit = message.header().edit().remove(change.removed());
    change.added().reversed().forEach(edit::prepend);
    Header header = edit.apply();
    try (Spool anew = spools.open(header.length() + message.content().size())) {
      try (Content before = message.content().content();
          SpoolOutput out = new SpoolOutput(anew)) {
        out.write(header.octets());
        int body = message.header().length();
        before.copyTo(out, body, before.size() - body);
      } catch (IOException full) {
        return NO_ROOM;
      }
      return next.send(new MailData(anew, header), quarantine);
    }
  }
}
