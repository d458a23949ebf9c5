package org.carillon.policy.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.MailScreening;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningAnswer.FieldChange;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.mailauth.results.ForgedResults;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.screening.CheckRun.Checked;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.TraceNotes;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.RecipientThresholds;
import org.carillon.policy.verdict.VerdictField;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;
import org.carillon.stage.Step;

/**
 * Screens messages of strangers: the checks look at them, and what their findings amount to is
 * done. What is found is told on top of the header; what strangers wrote in our name is taken out.
 */
@ApplicationScoped
public class MessageScreening implements MailScreening {
  private static final Deferred LATER =
      new Deferred(451, "4.7.0", "The message can't be checked now, try again later");

  private final CheckRun checks;
  private final RecipientThresholds recipients;
  private final TraceNotes notes;
  private final DnsLookup dns;
  private final Settings settings;
  private final AddressRanges unscreened;

  @Inject
  public MessageScreening(
      @Any Instance<ScreeningCheck> checks,
      RecipientThresholds recipients,
      TraceNotes notes,
      DnsLookup dns,
      Settings settings) {
    this(checks.stream().toList(), recipients, notes, dns, settings, System::nanoTime);
  }

  MessageScreening(
      Collection<ScreeningCheck> checks,
      RecipientThresholds recipients,
      TraceNotes notes,
      DnsLookup dns,
      Settings settings,
      LongSupplier nanoTime) {
    this.checks = new CheckRun(checks, nanoTime);
    this.recipients = recipients;
    this.notes = notes;
    this.dns = dns;
    this.settings = settings;
    this.unscreened = new AddressRanges(settings, ScreeningSettings.UNSCREENED);
  }

  @Override
  public ScreeningAnswer screen(ScreeningQuestion question) {
    BitSet forged = forged(question.message().header());
    if (question.isKnown()
        || !settings.value(ScreeningSettings.SCREENING)
        || unscreened.contain(question.session().client())) {
      return new ScreeningAnswer.Passed(new FieldChange(List.of(), forged));
    }
    ScreeningReport report = examine(question, dns);
    if (report.waits()) {
      return new ScreeningAnswer.Stopped(LATER);
    }
    notes.note(trace(question, report));
    return answer(report, forged);
  }

  /**
   * What the checks find and what that amounts to; nothing is done with the message.
   *
   * @param lookup who is asked what the DNS says
   */
  public ScreeningReport examine(ScreeningQuestion question, DnsLookup lookup) {
    Checked checked = checks.run(question, lookup);
    List<Finding> findings =
        checked.results().stream().flatMap(result -> result.findings().stream()).toList();
    long points = findings.stream().mapToLong(Finding::points).sum();
    Handling handling =
        findings.stream()
            .map(Finding::demand)
            .reduce(recipients.handling(question.envelope().to(), points), Handling::or);
    List<MethodResult> methods =
        checked.results().stream().flatMap(result -> result.methods().stream()).toList();
    return new ScreeningReport(
        handling,
        points,
        findings,
        checked.steps().stream().map(MessageScreening::check).toList(),
        checked.waits(),
        List.of(
            new VerdictField(handling, points).write(findings),
            new AuthenticationResults(host(), methods).field()));
  }

  private MessageTrace trace(ScreeningQuestion question, ScreeningReport report) {
    List<ForwardPath> to = question.envelope().to();
    return new MessageTrace(
        question.trace(),
        question.message().header().first("Message-ID").map(HeaderField::utf8).orElse(""),
        Instant.now(),
        question.session().client().getHostAddress(),
        question.envelope().from().address(),
        to.stream().limit(MessageTrace.MOST_RECIPIENTS).map(ForwardPath::address).toList(),
        recipients.domains(to),
        report.handling(),
        report.points(),
        report.checks(),
        report.findings());
  }

  private static MessageTrace.Check check(Step step) {
    return new MessageTrace.Check(
        step.stage(),
        step.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        step.reason(),
        step.took());
  }

  private static ScreeningAnswer answer(ScreeningReport report, BitSet forged) {
    FieldChange change = new FieldChange(report.fields(), forged);
    String worst = worst(report.findings());
    return switch (report.handling()) {
      case ACCEPT, TAG, JUNK -> new ScreeningAnswer.Passed(change);
      case QUARANTINE -> new ScreeningAnswer.Quarantined(change, worst);
      case REJECT ->
          new ScreeningAnswer.Stopped(
              new Refused(550, "5.7.1", "The message is not taken: " + worst));
      case DISCARD -> new ScreeningAnswer.Discarded(worst);
    };
  }

  private String host() {
    return settings.value(HostSettings.HOST_NAME);
  }

  /** The reason that weighs most, in ASCII as replies are. */
  private static String worst(List<Finding> findings) {
    return findings.stream()
        .max(Comparator.comparing(Finding::demand).thenComparing(Finding::points))
        .map(Finding::reason)
        .map(reason -> reason.replaceAll("[^ -~]", "?"))
        .orElse("too many points");
  }

  /** The places of fields that say they are ours. */
  private BitSet forged(Header header) {
    BitSet places = new BitSet();
    header.all(VerdictField.NAME).forEach(field -> places.set(field.index()));
    for (HeaderField field : new ForgedResults(Set.of(host())).in(header)) {
      places.set(field.index());
    }
    return places;
  }
}
