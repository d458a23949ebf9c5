package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.transport.internal.dispatch.RewrittenMessage;
import org.carillon.transport.internal.stage.ContentPipeline;

/** Applies the content stages to screened messages, and rewrites those that change. */
@ApplicationScoped
public class IntakeContents {
  private static final Deferred NO_ROOM =
      new Deferred(452, "4.3.1", "Insufficient system storage, try again later");
  private static final Deferred NOT_NOW =
      new Deferred(451, "4.3.0", "Message cannot be processed now, try again later");

  private final ContentPipeline way;
  private final Spools spools;

  @Inject
  public IntakeContents(ContentPipeline way, Spools spools) {
    this.way = way;
    this.spools = spools;
  }

  /** Sends a message on as the stages leave it. */
  Verdict changed(ScreeningQuestion question, Function<MailData, Verdict> next) {
    return changed(way.members(), question, next);
  }

  private Verdict changed(
      List<ContentPipeline.Member> left,
      ScreeningQuestion question,
      Function<MailData, Verdict> next) {
    if (left.isEmpty()) {
      return next.apply(question.message());
    }
    List<ContentPipeline.Member> others = left.subList(1, left.size());
    Optional<List<OctetReplacement>> change = left.getFirst().change(question);
    if (change.isEmpty()) {
      return NOT_NOW;
    }
    if (change.get().isEmpty()) {
      return changed(others, question, next);
    }
    MailData anew;
    try {
      anew = RewrittenMessage.of(spools, question.message(), change.get());
    } catch (IOException full) {
      return NO_ROOM;
    }
    try (Spool written = anew.content()) {
      return changed(
          others,
          new ScreeningQuestion(
              question.trace(), question.isKnown(), question.session(), question.envelope(), anew),
          next);
    }
  }
}
