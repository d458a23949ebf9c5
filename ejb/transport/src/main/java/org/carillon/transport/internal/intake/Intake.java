package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.carillon.account.access.BoundDomains;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.SenderOptions;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.IntakeQuestion;
import org.carillon.contract.stage.IntakeQuestion.Connect;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeQuestion.Helo;
import org.carillon.contract.stage.IntakeQuestion.Mail;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.budget.WorkBudget;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.internal.dispatch.Dispatch;
import org.carillon.transport.internal.dispatch.LocalMail;
import org.carillon.transport.internal.dispatch.LocalRecipients.Arrived;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.dispatch.MessageHeader;
import org.carillon.transport.internal.dispatch.QuarantineReason;
import org.carillon.transport.internal.dispatch.Router;
import org.carillon.transport.internal.dispatch.RoutingPlan;
import org.carillon.transport.internal.dispatch.TraceId;
import org.carillon.transport.internal.routing.RecipientRule;
import org.carillon.transport.internal.routing.TrustedNetworks;
import org.carillon.transport.internal.stage.IntakePipeline;

/** Accepts messages, the same way from SMTP, submission, LMTP and the web. */
@ApplicationScoped
public class Intake implements MailIntake {

  private final MailLog log = new MailLog();
  private final IntakePipeline way;
  private final RecipientRule recipients;
  private final IntakeScreening screening;
  private final IntakeContents contents;
  private final Spools spools;
  private final Router router;
  private final Dispatch dispatch;
  private final LocalMail localMail;
  private final TrustedNetworks trusted;
  private final BoundDomains bound;
  private final Settings settings;

  @Inject
  public Intake(
      IntakePipeline way,
      RecipientRule recipients,
      IntakeScreening screening,
      IntakeContents contents,
      Spools spools,
      Router router,
      Dispatch dispatch,
      LocalMail localMail,
      TrustedNetworks trusted,
      BoundDomains bound,
      Settings settings) {
    this.way = way;
    this.recipients = recipients;
    this.screening = screening;
    this.contents = contents;
    this.spools = spools;
    this.router = router;
    this.dispatch = dispatch;
    this.localMail = localMail;
    this.trusted = trusted;
    this.bound = bound;
    this.settings = settings;
  }

  /** The largest message that is accepted. */
  long mostOctets() {
    return settings.value(IntakeSettings.MESSAGE_SIZE);
  }

  @Override
  public IntakeTerms terms(IntakeSession session) {
    return new IntakeTerms(
        settings.value(HostSettings.HOST_NAME, reached(session)),
        mostOctets(),
        Math.toIntExact(recipients(session)),
        Math.toIntExact(settings.value(IntakeSettings.RECEIVED)),
        session.caller().isPresent(),
        missingFrom(session),
        bareLineEnds(session));
  }

  /** Returns the domain of the address that the client connected to, or the server. */
  private Scope reached(IntakeSession session) {
    OptionalLong domain = session.reached().map(bound::at).orElseGet(OptionalLong::empty);
    return domain.isPresent() ? Scope.domain(domain.getAsLong()) : Scope.server();
  }

  private long recipients(IntakeSession session) {
    long most = settings.value(IntakeSettings.RECIPIENTS);
    return trusted.isKnown(session)
        ? most
        : Math.min(most, settings.value(IntakeSettings.STRANGERS_RECIPIENTS));
  }

  private BareNewlinePolicy bareLineEnds(IntakeSession session) {
    return settings.value(
        trusted.isKnown(session)
            ? IntakeSettings.BARE_LINE_ENDS_KNOWN
            : IntakeSettings.BARE_LINE_ENDS);
  }

  private MissingFromPolicy missingFrom(IntakeSession session) {
    if (session.caller().isPresent()) {
      return settings.value(IntakeSettings.MISSING_FROM);
    }
    return trusted.contain(session)
        ? settings.value(IntakeSettings.MISSING_FROM_TRUSTED)
        : MissingFromPolicy.PASS;
  }

  @Override
  public Verdict connected(IntakeSession session) {
    return heard(session, new Connect(session));
  }

  @Override
  public Verdict greeted(IntakeSession session) {
    return heard(session, new Helo(session));
  }

  private Verdict heard(IntakeSession session, IntakeQuestion question) {
    Verdict verdict = way.judge(question).verdict();
    log.refused(session, ReversePath.NULL, List.of(), "", verdict);
    return verdict;
  }

  @Override
  public Verdict sender(IntakeSession session, ReversePath from) {
    Verdict answer = way.judge(new Mail(session, from)).verdict();
    log.refused(session, from, List.of(), "", answer);
    return answer;
  }

  @Override
  public void notTaken(
      IntakeSession session, ReversePath from, List<ForwardPath> to, Verdict answer) {
    log.refused(session, from, to, "", answer);
  }

  @Override
  public Verdict recipient(IntakeSession session, ReversePath from, ForwardPath to) {
    Verdict answer = way.judge(new Rcpt(session, from, to)).verdict();
    log.refused(session, from, List.of(to), "", answer);
    return answer;
  }

  @Override
  public Spool spool(IntakeSession session, long declaredSize) {
    return spools.open(declaredSize);
  }

  @Override
  public Verdict accept(IntakeSession session, Envelope envelope, MailData message) {
    ReversePath from = obeyed(session, envelope.from());
    return accept(
        session,
        new Envelope(from, envelope.to()),
        message,
        MessageHeader::traceId,
        OwnCopy.none(session, from));
  }

  /** Returns the path with a raised priority only if the client is known (RFC 6710 §9). */
  private ReversePath obeyed(IntakeSession session, ReversePath from) {
    SenderOptions options = from.options();
    return options.priority() <= 0 || trusted.isKnown(session)
        ? from
        : from.withOptions(options.withPriority(0));
  }

  /**
   * Accepts a message with a copy for the sender.
   *
   * @param traced finds the message's id, if it has one yet
   * @param copy the sender's mailbox for the copy, and the time
   */
  Verdict accept(
      IntakeSession session,
      Envelope envelope,
      MailData message,
      Function<MessageHeader, Optional<String>> traced,
      OwnCopy copy) {
    MessageHeader header = new MessageHeader(message.header());
    Verdict answer =
        WorkBudget.within(
            WorkBudget.usual(), () -> decide(session, envelope, message, header, traced, copy));
    log.refused(session, envelope.from(), envelope.to(), header.messageId(), answer);
    return answer;
  }

  private Verdict decide(
      IntakeSession session,
      Envelope envelope,
      MailData message,
      MessageHeader header,
      Function<MessageHeader, Optional<String>> traced,
      OwnCopy copy) {
    Verdict verdict = way.judge(new Data(session, envelope, message)).verdict();
    if (!(verdict instanceof Accepted)) {
      return verdict;
    }
    String trace = traced.apply(header).orElseGet(TraceId::next);
    boolean known = trusted.isKnown(session);
    return screening.screened(
        new ScreeningQuestion(trace, known, session, envelope, message),
        (to, screened, quarantine) ->
            contents.changed(
                new ScreeningQuestion(trace, known, session, to, screened),
                changed -> send(session, new Planned(trace, to, changed), quarantine, copy)));
  }

  private record Planned(String trace, Envelope envelope, MailData message) {}

  private Verdict send(
      IntakeSession session, Planned planned, Optional<QuarantineReason> quarantine, OwnCopy copy) {
    MailData message = planned.message();
    MessageHeader header = new MessageHeader(message.header());
    return switch (router.plan(
        session,
        planned.envelope(),
        Arrived.of(planned.trace(), planned.envelope().from(), message, header))) {
      case Router.Routing.Unclear(Deferred why) -> why;
      case Router.Routing.Refused(Refused why) -> why;
      case Router.Routing.Ready(List<RoutingPlan> parts) ->
          full(session, parts, message.content().size())
              .orElseGet(
                  () ->
                      quarantine.isPresent()
                          ? dispatch.quarantine(parts, message, quarantine.get(), copy.also())
                          : copy.send(dispatch, parts, message));
    };
  }

  /**
   * Checks the quotas with the real size: RCPT was answered by the declared size, if any. Mail
   * without sign-in is accepted for all recipients or none, since its sender may be forged and a
   * report would go to an innocent address. A single recipient's mailbox gives that answer itself.
   */
  private Optional<Verdict> full(IntakeSession session, List<RoutingPlan> parts, long octets) {
    List<RoutingPlan.Local> here = parts.stream().flatMap(part -> part.here().stream()).toList();
    if (session.caller().isPresent() || here.size() < 2) {
      return Optional.empty();
    }
    return here.stream()
        .flatMap(local -> recipients.full(local.account(), octets).stream())
        .findFirst();
  }

  @Override
  public List<Verdict> deliver(IntakeSession session, Envelope envelope, MailData message) {
    MessageHeader header = new MessageHeader(message.header());
    List<Verdict> answers =
        WorkBudget.within(WorkBudget.usual(), () -> delivered(session, envelope, message, header));
    for (int i = 0; i < answers.size(); i++) {
      log.refused(
          session,
          envelope.from(),
          List.of(envelope.to().get(i)),
          header.messageId(),
          answers.get(i));
    }
    return answers;
  }

  private List<Verdict> delivered(
      IntakeSession session, Envelope envelope, MailData message, MessageHeader header) {
    Verdict verdict = way.judge(new Data(session, envelope, message)).verdict();
    return verdict instanceof Accepted
        ? localMail.deliver(envelope, message, header, header.traceId().orElseGet(TraceId::next))
        : Collections.nCopies(envelope.to().size(), verdict);
  }
}
