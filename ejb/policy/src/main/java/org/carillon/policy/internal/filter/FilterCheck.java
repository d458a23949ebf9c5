package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.files.AttachedFiles;
import org.carillon.format.mime.files.PartFiles;
import org.carillon.format.mime.structure.Outline;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.internal.filter.FilterMatches.Match;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.text.MessageText;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Recipients;
import org.jboss.logging.Logger;

/** Matches messages from outside against the lists of the domain and the server. */
@ApplicationScoped
public class FilterCheck implements ScreeningCheck {
  static final String NAME = "filter";

  private static final Logger LOG = Logger.getLogger(FilterCheck.class);

  private final CurrentFilters filters;
  private final Recipients recipients;
  private final TrapBans bans;
  private final InstantSource clock;

  @Inject
  FilterCheck(CurrentFilters filters, Recipients recipients, TrapBans bans) {
    this(filters, recipients, bans, InstantSource.system());
  }

  FilterCheck(CurrentFilters filters, Recipients recipients, TrapBans bans, InstantSource clock) {
    this.filters = filters;
    this.recipients = recipients;
    this.bans = bans;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns) throws IOException {
    List<Match> matches = matches(question).found();
    if (matches.isEmpty()) {
      return CheckResult.NOTHING;
    }
    boolean isReached = recipients.isAlwaysReached(question.envelope().to());
    List<Match> allowed = matches.stream().filter(match -> match.entry().allows()).toList();
    return new CheckResult(
        matches.stream()
            .map(match -> finding(match, isReached).by("filter-entries", match.entry().name()))
            .toList(),
        allowed.stream()
            .map(match -> allowance(match.entry()))
            .reduce(Allowance.NONE, Allowance::or),
        allowed.stream().map(Match::claim).filter(name -> !name.isEmpty()).toList());
  }

  private static Allowance allowance(ActiveEntry entry) {
    return entry.target() == FilterTarget.CLIENT ? Allowance.CLIENT : Allowance.CLAIM;
  }

  /**
   * Returns the finding for a match. A file within the lines of a text cannot be removed, so the
   * message is quarantined. Postmaster also gets mail of clients and senders that others refuse: an
   * entry that would have refused the message before it was sent does not stop it now.
   */
  private static Finding finding(Match match, boolean isReached) {
    ActiveEntry entry = match.entry();
    Handling demand = entry.action().demand();
    if (entry.allows()) {
      return Finding.counts(NAME, 0, "allowed: " + match.reason());
    }
    if (entry.action() == FilterAction.STRIP) {
      return match.isInText()
          ? Finding.demands(NAME, Handling.QUARANTINE, match.reason())
          : Finding.counts(NAME, 0, "taken out: " + match.reason());
    }
    if (demand == Handling.ACCEPT) {
      return Finding.counts(NAME, entry.points(), match.reason());
    }
    return isReached && entry.target().isEarly()
        ? Finding.counts(NAME, 0, match.reason())
        : Finding.demands(NAME, demand, match.reason());
  }

  private FilterMatches matches(ScreeningQuestion question) throws IOException {
    List<ForwardPath> to = question.envelope().to();
    FilterIndex index = filters.get();
    FilterMatches matches = new FilterMatches(index.of(recipients.domain(to)), clock.instant());
    matches.lookAt(question.session(), question.envelope().from().address());
    lookAtTraps(matches, index, to);
    matches.lookAt(question.message().header());
    if (matches.lookAtTexts()) {
      for (MessageText text : MessageText.of(question.message())) {
        matches.lookAt(text.text());
      }
    }
    if (matches.lookAtFiles()) {
      files(question.message()).forEach(matches::lookAt);
    }
    return matches;
  }

  private static List<PartFiles> files(MailData message) throws IOException {
    try (Content content = message.content().content()) {
      return AttachedFiles.byPart(content::read, Outline.parse(content.stream()).body());
    }
  }

  private void lookAtTraps(FilterMatches matches, FilterIndex index, List<ForwardPath> to) {
    for (ForwardPath path : to) {
      matches.lookAtTrap(index.of(recipients.domain(path.address())), path.address());
    }
  }

  /**
   * Bans a client that sent to a trap, unless a list allows it. A message without a sender is
   * excepted: it may answer mail that somebody forged in the trap's name.
   */
  @Override
  public void decided(ScreeningQuestion question, ScreeningReport report) {
    if (report.allowance() != Allowance.NONE || question.envelope().from().isNull()) {
      return;
    }
    try {
      FilterMatches trapped = new FilterMatches(List.of(), clock.instant());
      lookAtTraps(trapped, filters.get(), question.envelope().to());
      trapped.found().stream()
          .map(Match::entry)
          .filter(entry -> entry.ban() > 0)
          .forEach(trap -> bans.ban(question.session().client(), trap));
    } catch (IOException away) {
      LOG.warnf(
          "It is not known whether the client of %s must be banned: %s",
          question.trace(), away.getMessage());
    }
  }
}
