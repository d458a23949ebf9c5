package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.MissingFrom;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.mail.Visit;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion;
import org.carillon.contract.stage.IntakeQuestion.Connect;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeQuestion.Helo;
import org.carillon.contract.stage.IntakeQuestion.Mail;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.settings.Settings;
import org.carillon.store.Target;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.internal.plan.Dispatch;
import org.carillon.transport.internal.plan.LocalMail;
import org.carillon.transport.internal.plan.MailLog;
import org.carillon.transport.internal.plan.MessageHeader;
import org.carillon.transport.internal.plan.Router;
import org.carillon.transport.internal.plan.RoutingPlan;
import org.carillon.transport.internal.plan.TraceId;
import org.carillon.transport.internal.routing.RecipientRule;
import org.carillon.transport.internal.routing.TrustedNetworks;
import org.carillon.transport.internal.stage.IntakeWay;

/** The way of a message in, the same for SMTP, submission, LMTP and the web. */
@ApplicationScoped
public class Intake implements MailIntake {

  private final MailLog log = new MailLog();
  private final IntakeWay way;
  private final RecipientRule recipients;
  private final Spools spools;
  private final Router router;
  private final Dispatch dispatch;
  private final LocalMail localMail;
  private final TrustedNetworks trusted;
  private final Settings settings;

  @Inject
  public Intake(
      IntakeWay way,
      RecipientRule recipients,
      Spools spools,
      Router router,
      Dispatch dispatch,
      LocalMail localMail,
      TrustedNetworks trusted,
      Settings settings) {
    this.way = way;
    this.recipients = recipients;
    this.spools = spools;
    this.router = router;
    this.dispatch = dispatch;
    this.localMail = localMail;
    this.trusted = trusted;
    this.settings = settings;
  }

  /** The largest message that is taken. */
  long mostOctets() {
    return settings.value(IntakeSettings.MESSAGE_SIZE);
  }

  @Override
  public IntakeTerms terms(Visit visit) {
    return new IntakeTerms(
        settings.value(HostSettings.HOST_NAME),
        mostOctets(),
        Math.toIntExact(recipients(visit)),
        Math.toIntExact(settings.value(IntakeSettings.RECEIVED)),
        visit.caller().isPresent(),
        missingFrom(visit));
  }

  private long recipients(Visit visit) {
    long most = settings.value(IntakeSettings.RECIPIENTS);
    boolean known =
        visit.caller().isPresent() || visit.service() == Service.LMTP || isTrusted(visit);
    return known ? most : Math.min(most, settings.value(IntakeSettings.STRANGERS_RECIPIENTS));
  }

  private boolean isTrusted(Visit visit) {
    return visit.service() == Service.SMTP && trusted.contain(visit.client());
  }

  private MissingFrom missingFrom(Visit visit) {
    if (visit.caller().isPresent()) {
      return settings.value(IntakeSettings.MISSING_FROM);
    }
    return isTrusted(visit)
        ? settings.value(IntakeSettings.MISSING_FROM_TRUSTED)
        : MissingFrom.PASS;
  }

  @Override
  public Verdict connected(Visit visit) {
    return heard(visit, new Connect(visit));
  }

  @Override
  public Verdict greeted(Visit visit) {
    return heard(visit, new Helo(visit));
  }

  private Verdict heard(Visit visit, IntakeQuestion question) {
    Verdict verdict = way.judge(question).verdict();
    log.refused(visit, ReversePath.NULL, List.of(), "", verdict);
    return verdict;
  }

  @Override
  public Verdict sender(Visit visit, ReversePath from) {
    Verdict answer = way.judge(new Mail(visit, from)).verdict();
    log.refused(visit, from, List.of(), "", answer);
    return answer;
  }

  @Override
  public void notTaken(Visit visit, ReversePath from, List<ForwardPath> to, Verdict answer) {
    log.refused(visit, from, to, "", answer);
  }

  @Override
  public Verdict recipient(Visit visit, ReversePath from, ForwardPath to) {
    Verdict answer = way.judge(new Rcpt(visit, from, to)).verdict();
    log.refused(visit, from, List.of(to), "", answer);
    return answer;
  }

  @Override
  public Spool spool(Visit visit, long declaredSize) {
    return spools.open(declaredSize);
  }

  @Override
  public Verdict accept(Visit visit, Envelope envelope, MailData message) {
    return accept(visit, envelope, message, MessageHeader::traceId, Optional.empty());
  }

  /**
   * The same with a copy for the sender.
   *
   * @param traced how the message's id is found, if it has one yet
   * @param copy a mailbox of the sender's that gets it in the same step; that one being full or
   *     missing hinders nothing
   */
  Verdict accept(
      Visit visit,
      Envelope envelope,
      MailData message,
      Function<MessageHeader, Optional<String>> traced,
      Optional<Target> copy) {
    MessageHeader header = new MessageHeader(message.header());
    Verdict answer = decide(visit, envelope, message, header, traced, copy);
    log.refused(visit, envelope.from(), envelope.to(), header.messageId(), answer);
    return answer;
  }

  private Verdict decide(
      Visit visit,
      Envelope envelope,
      MailData message,
      MessageHeader header,
      Function<MessageHeader, Optional<String>> traced,
      Optional<Target> copy) {
    Verdict verdict = way.judge(new Data(visit, envelope, message)).verdict();
    if (!(verdict instanceof Accepted)) {
      return verdict;
    }
    String trace = traced.apply(header).orElseGet(TraceId::next);
    return switch (router.plan(visit, envelope, header, trace)) {
      case Router.Routing.Unclear(Deferred why) -> why;
      case Router.Routing.Refused(Refused why) -> why;
      case Router.Routing.Ready(List<RoutingPlan> parts) ->
          full(visit, parts, message.content().size())
              .orElseGet(() -> dispatch.send(parts, message, copy));
    };
  }

  /**
   * Whether somebody has no room, now that the size is known: RCPT was answered by the size
   * declared, which may be none. A stranger's message is then taken for all or for nobody, since
   * its sender may be forged and a report would go to somebody who sent nothing. A single
   * recipient's mailbox gives that answer itself.
   */
  private Optional<Verdict> full(Visit visit, List<RoutingPlan> parts, long octets) {
    List<RoutingPlan.Local> here = parts.stream().flatMap(part -> part.here().stream()).toList();
    if (visit.caller().isPresent() || here.size() < 2) {
      return Optional.empty();
    }
    return here.stream()
        .flatMap(local -> recipients.full(local.account(), octets).stream())
        .findFirst();
  }

  @Override
  public List<Verdict> deliver(Visit visit, Envelope envelope, MailData message) {
    MessageHeader header = new MessageHeader(message.header());
    Verdict verdict = way.judge(new Data(visit, envelope, message)).verdict();
    List<Verdict> answers =
        verdict instanceof Accepted
            ? localMail.deliver(
                envelope, message, header, header.traceId().orElseGet(TraceId::next))
            : Collections.nCopies(envelope.to().size(), verdict);
    for (int i = 0; i < answers.size(); i++) {
      log.refused(
          visit,
          envelope.from(),
          List.of(envelope.to().get(i)),
          header.messageId(),
          answers.get(i));
    }
    return answers;
  }
}
