package org.carillon.policy.internal.filtering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.filter.MessageContext;
import org.carillon.filter.MessageOctets;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.internal.filtering.client.FilterOpinion;
import org.carillon.policy.internal.filtering.client.NewBody;
import org.carillon.policy.internal.filtering.client.PresentedMessage;
import org.carillon.policy.screening.Filtered;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.stage.GuardedStage.Result;
import org.carillon.stage.Step;

/** A message between filters, as the previous ones left it. Used by one thread. */
final class FilteredMessage {
  /** The number of octets by which a filter may make the body larger than the received message. */
  private static final long GROWTH = 1_048_576;

  private final ScreeningQuestion question;
  private final String host;
  private final Spools spools;
  private final Header before;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private Header header;
  private Envelope envelope;
  private Optional<Spool> body = Optional.empty();
  private Optional<Verdict> stopped = Optional.empty();
  private boolean waits;

  FilteredMessage(ScreeningQuestion question, Header header, String host, Spools spools) {
    this.question = question;
    this.before = header;
    this.header = header;
    this.host = host;
    this.spools = spools;
    this.envelope = question.envelope();
  }

  long size() {
    return octets().size();
  }

  List<String> recipients() {
    return envelope.to().stream().map(ForwardPath::address).toList();
  }

  private MessageOctets octets() {
    return body.map(own -> new MessageOctets(header, own.content(), 0))
        .orElseGet(
            () ->
                new MessageOctets(
                    header,
                    question.message().content().content(),
                    question.message().header().length()));
  }

  /** Returns a place where the next filter can write another body. */
  NewBody newBody() {
    return new NewBody(() -> spools.open(0), 2 * size() + GROWTH);
  }

  PresentedMessage shown(NewBody into) {
    IntakeSession session = question.session();
    MessageContext context =
        new MessageContext(
            question.trace(),
            host,
            session.client(),
            session.helo(),
            protocol(session),
            session.tls(),
            session.caller().map(Caller::name),
            envelope.from().address(),
            recipients());
    return new PresentedMessage(context, octets(), question, envelope, into);
  }

  private static String protocol(IntakeSession session) {
    String base = session.extended() ? "ESMTP" : "SMTP";
    String secured = session.tls().isEmpty() ? base : base + "S";
    return session.caller().isPresent() ? secured + "A" : secured;
  }

  /** Records the outcome of a filter. */
  void note(String filter, Result<FilterOpinion> result) {
    steps.add(new Step(filter, result.outcome(), result.reason(), result.took()));
  }

  /** Applies a filter's opinion. */
  void take(String filter, FilterOpinion opinion, NewBody made) {
    opinion.findings().forEach(each -> findings.add(each.by("external-filters", filter)));
    stopped = opinion.stopped();
    envelope = opinion.envelope().orElse(envelope);
    header = opinion.header().orElse(header);
    made.take()
        .ifPresent(
            now -> {
              body.ifPresent(Spool::close);
              body = Optional.of(now);
              header = header.endLine() == 0 ? header.edit().end().apply() : header;
            });
  }

  /** Records that a filter failed without which the mail has to wait. */
  void await() {
    waits = true;
  }

  /** Returns whether the opinions of other filters cannot change anything any more. */
  boolean isOver() {
    return waits
        || stopped.isPresent()
        || findings.stream().anyMatch(each -> each.demand().compareTo(Handling.REJECT) >= 0);
  }

  Filtered filtered() {
    return new Filtered(
        findings,
        steps,
        waits,
        stopped,
        new MessageChange(
            Optional.of(header).filter(now -> now != before),
            body,
            Optional.of(envelope).filter(now -> now != question.envelope())));
  }
}
