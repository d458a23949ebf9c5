package org.carillon.policy.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.MailScreening;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.results.AuthenticationResults;
import org.carillon.mailauth.results.ForgedAuthenticationResults;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.screening.CheckRun.Checked;
import org.carillon.policy.screening.MessageFilters.Origin;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.TraceRecorder;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.RecipientThresholds;
import org.carillon.policy.verdict.RecipientThresholds.Wanted;
import org.carillon.policy.verdict.VerdictField;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;
import org.carillon.stage.Step;

/**
 * Screens messages. Checks examine mail from outside, and filters all mail that they are configured
 * for. The message is handled as the findings demand, and they are written above the header. Fields
 * that senders forged in this server's name are removed.
 */
@ApplicationScoped
public class MessageScreening implements MailScreening {
  private static final Deferred LATER =
      new Deferred(451, "4.7.0", "The message can't be checked now, try again later");

  /**
   * Header fields that only the reader's own server may write. Mail clients show the picture that
   * the latter two name as the sender's (draft-brand-indicators-for-message-identification §7.8).
   */
  private static final List<String> OURS_ALONE =
      List.of(VerdictField.NAME, "BIMI-Location", "BIMI-Indicator");

  private final CheckRun checks;
  private final MessageFilters filters;
  private final RecipientThresholds recipients;
  private final AllowedSenders senders;
  private final TraceRecorder notes;
  private final DnsLookup dns;
  private final Settings settings;
  private final AddressRanges unscreened;

  @Inject
  public MessageScreening(
      @Any Instance<ScreeningCheck> checks,
      MessageFilters filters,
      RecipientThresholds recipients,
      AllowedSenders senders,
      TraceRecorder notes,
      DnsLookup dns,
      Settings settings) {
    this(
        checks.stream().toList(),
        filters,
        recipients,
        senders,
        notes,
        dns,
        settings,
        System::nanoTime);
  }

  MessageScreening(
      Collection<ScreeningCheck> checks,
      MessageFilters filters,
      RecipientThresholds recipients,
      AllowedSenders senders,
      TraceRecorder notes,
      DnsLookup dns,
      Settings settings,
      LongSupplier nanoTime) {
    this.checks = new CheckRun(checks, nanoTime);
    this.filters = filters;
    this.recipients = recipients;
    this.senders = senders;
    this.notes = notes;
    this.dns = dns;
    this.settings = settings;
    this.unscreened = new AddressRanges(settings, ScreeningSettings.UNSCREENED);
  }

  @Override
  public ScreeningAnswer screen(ScreeningQuestion question) {
    Header before = question.message().header();
    BitSet forged = forged(before);
    Header header = forged.isEmpty() ? before : before.edit().remove(forged).apply();
    Origin origin = origin(question);
    if (origin != Origin.STRANGER && !filters.look(origin)) {
      return forged.isEmpty()
          ? ScreeningAnswer.UNCHANGED
          : new ScreeningAnswer.Passed(MessageChange.of(header));
    }
    Wanted wanted = recipients.of(question.envelope().to());
    Screened screened = screened(question, origin, header, dns, wanted);
    if (!screened.report().waits()) {
      if (origin == Origin.STRANGER) {
        checks.tell(question, screened.report());
      }
      notes.note(trace(question, screened.report(), wanted));
    }
    ScreeningAnswer answer = answer(question, screened);
    switch (answer) {
      case ScreeningAnswer.Stopped _, ScreeningAnswer.Discarded _ -> screened.filtered().close();
      case ScreeningAnswer.Passed _, ScreeningAnswer.Quarantined _ -> {
        // The writer of the changed message closes the body.
      }
    }
    return answer;
  }

  private Origin origin(ScreeningQuestion question) {
    if (question.isKnown()) {
      return Origin.USER;
    }
    return !settings.value(ScreeningSettings.SCREENING)
            || unscreened.contain(question.session().client())
        ? Origin.UNSCREENED
        : Origin.STRANGER;
  }

  /**
   * Returns what checks and filters find in a message from outside, and the handling. Nothing is
   * done with the message.
   *
   * @param lookup the DNS that is queried
   */
  public ScreeningReport examine(ScreeningQuestion question, DnsLookup lookup) {
    Screened screened =
        screened(
            question,
            Origin.STRANGER,
            question.message().header(),
            lookup,
            recipients.of(question.envelope().to()));
    screened.filtered().close();
    return screened.report();
  }

  /**
   * The report, and what filters made of the message.
   *
   * @param header the header before the filters
   */
  private record Screened(ScreeningReport report, Filtered filtered, Header header) {}

  private Screened screened(
      ScreeningQuestion question, Origin origin, Header header, DnsLookup lookup, Wanted wanted) {
    Checked checked = origin == Origin.STRANGER ? checks.run(question, lookup) : Checked.NOTHING;
    List<MethodResult> methods =
        checked.results().stream().flatMap(result -> result.methods().stream()).toList();
    Allowance allowance =
        checked.results().stream()
            .map(result -> allowance(result, methods))
            .reduce(Allowance.NONE, Allowance::or);
    LongPredicate allowing = senders.allowing(header, methods);
    List<Finding> findings = new ArrayList<>(marked(checked.results(), allowance));
    Wanted first = sparing(wanted, findings, allowing);
    boolean isOver = checked.waits() || handling(findings, first).compareTo(Handling.REJECT) >= 0;
    Filtered filtered =
        isOver || !filters.look(origin)
            ? Filtered.UNSEEN
            : filters.filter(question, origin, header);
    findings.addAll(marked(filtered, allowance));
    Wanted meant = sparing(first, findings, allowing);
    Handling handling = handling(findings, meant);
    VerdictField verdict = new VerdictField(handling, points(findings));
    return new Screened(
        new ScreeningReport(
            handling,
            verdict.points(),
            findings,
            Stream.of(checked.steps(), filtered.steps(), spared(wanted, meant))
                .flatMap(List::stream)
                .map(MessageScreening::check)
                .toList(),
            checked.waits() || filtered.waits(),
            checked.results().stream().flatMap(result -> result.sender().stream()).findFirst(),
            allowance,
            fields(origin, verdict.write(findings), findings, methods)),
        filtered,
        header);
  }

  /** Looks up the senders that recipients allow, but only if that can change the handling. */
  private static Wanted sparing(Wanted wanted, List<Finding> findings, LongPredicate allowing) {
    return handling(findings, wanted) == Handling.ACCEPT ? wanted : wanted.sparing(allowing);
  }

  /** Returns a trace step if points do not count for some recipients. */
  private static List<Step> spared(Wanted wanted, Wanted meant) {
    return wanted == meant
        ? List.of()
        : List.of(
            new Step(
                "senders", Step.Outcome.ACCEPTED, "Recipients allow the sender", Duration.ZERO));
  }

  private static Stream<Finding> counting(List<Finding> findings) {
    return findings.stream().filter(finding -> !finding.isSetAside());
  }

  private static long points(List<Finding> findings) {
    return counting(findings).mapToLong(Finding::points).sum();
  }

  private static Handling handling(List<Finding> findings, Wanted wanted) {
    return counting(findings)
        .map(Finding::demand)
        .reduce(wanted.handling(points(findings)), Handling::or);
  }

  /** Returns the fields to add. Users' mail gets the verdict only if there are findings. */
  private List<String> fields(
      Origin origin, String verdict, List<Finding> findings, List<MethodResult> methods) {
    return switch (origin) {
      case STRANGER -> List.of(verdict, new AuthenticationResults(host(), methods).field());
      case USER, UNSCREENED -> findings.isEmpty() ? List.of() : List.of(verdict);
    };
  }

  /** Returns the allowance of a check, or none if it is for a name that is not proven. */
  private Allowance allowance(CheckResult result, List<MethodResult> methods) {
    return result.allowance() == Allowance.CLAIM
            && result.claims().stream().noneMatch(name -> senders.isNameProven(name, methods))
        ? Allowance.NONE
        : result.allowance();
  }

  /** Returns the findings, and sets those aside that the allowance covers. */
  private static List<Finding> marked(List<CheckResult> results, Allowance allowance) {
    return results.stream()
        .flatMap(
            result -> {
              boolean counts =
                  switch (allowance) {
                    case NONE -> true;
                    case CLAIM -> !result.methods().isEmpty();
                    case CLIENT -> false;
                  };
              return result.findings().stream()
                  .map(each -> counts || !each.speaks() ? each : each.setAside());
            })
        .toList();
  }

  /** Returns the filters' findings; for an allowed client, only those with a demand. */
  private static List<Finding> marked(Filtered filtered, Allowance allowance) {
    return filtered.findings().stream()
        .map(
            each ->
                allowance == Allowance.CLIENT && each.demand() == Handling.ACCEPT && each.speaks()
                    ? each.setAside()
                    : each)
        .toList();
  }

  private static MessageTrace trace(
      ScreeningQuestion question, ScreeningReport report, Wanted wanted) {
    List<ForwardPath> to = question.envelope().to();
    return new MessageTrace(
        question.trace(),
        question.message().header().first("Message-ID").map(HeaderField::utf8).orElse(""),
        Instant.now(),
        question.session().client().getHostAddress(),
        question.envelope().from().address(),
        to.stream().limit(MessageTrace.MOST_RECIPIENTS).map(ForwardPath::address).toList(),
        wanted.domains(),
        report.handling(),
        report.points(),
        wanted.thresholds().stream().limit(MessageTrace.MOST_RECIPIENTS).toList(),
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

  private static ScreeningAnswer answer(ScreeningQuestion question, Screened screened) {
    ScreeningReport report = screened.report();
    if (report.waits()) {
      return new ScreeningAnswer.Stopped(LATER);
    }
    if (screened.filtered().stopped().isPresent()) {
      return new ScreeningAnswer.Stopped(screened.filtered().stopped().get());
    }
    String worst = worst(report.findings());
    return switch (report.handling()) {
      case ACCEPT, TAG, JUNK -> new ScreeningAnswer.Passed(change(question, screened));
      case QUARANTINE ->
          new ScreeningAnswer.Quarantined(
              change(question, screened), worst, isCertain(report.findings()));
      case REJECT ->
          new ScreeningAnswer.Stopped(new Refused(550, "5.7.1", "Message rejected: " + worst));
      case DISCARD -> new ScreeningAnswer.Discarded(worst);
    };
  }

  /** Returns the filters' change, with the fields of the report above the header. */
  private static MessageChange change(ScreeningQuestion question, Screened screened) {
    MessageChange change = screened.filtered().change();
    Header header = change.header().orElse(screened.header());
    List<String> fields = screened.report().fields();
    if (!fields.isEmpty()) {
      HeaderEdit edit = header.edit();
      fields.reversed().forEach(edit::prepend);
      header = edit.apply();
    }
    return new MessageChange(
        Optional.of(header).filter(now -> now != question.message().header()),
        change.body(),
        change.envelope());
  }

  /** Returns whether a single finding demands quarantine or more. */
  private static boolean isCertain(List<Finding> findings) {
    return counting(findings)
        .anyMatch(finding -> finding.demand().compareTo(Handling.QUARANTINE) >= 0);
  }

  private String host() {
    return settings.value(HostSettings.HOST_NAME);
  }

  /** Returns the weightiest reason, in ASCII as replies have to be. */
  private static String worst(List<Finding> findings) {
    return counting(findings)
        .max(Comparator.comparing(Finding::demand).thenComparing(Finding::points))
        .map(Finding::reason)
        .map(reason -> reason.replaceAll("[^ -~]", "?"))
        .orElse("too many spam points");
  }

  /** Returns the indexes of fields that claim to be this server's. */
  private BitSet forged(Header header) {
    BitSet places = new BitSet();
    for (String name : OURS_ALONE) {
      header.all(name).forEach(field -> places.set(field.index()));
    }
    for (HeaderField field : new ForgedAuthenticationResults(Set.of(host())).in(header)) {
      places.set(field.index());
    }
    return places;
  }
}
