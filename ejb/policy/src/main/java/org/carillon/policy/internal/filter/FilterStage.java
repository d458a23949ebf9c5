package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.internal.filter.FilterMatches.Match;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.policy.verdict.Recipients;

/**
 * Refuses mail from outside by client, greeting and sender before it is sent. It does so at RCPT,
 * when the lists that count are known, and since everybody may write to postmaster (RFC 5321
 * §4.5.1).
 */
@ApplicationScoped
public class FilterStage implements IntakeStage<Rcpt> {
  private final CurrentFilters filters;
  private final Recipients recipients;
  private final ScreeningScope strangers;

  @Inject
  FilterStage(CurrentFilters filters, Recipients recipients, ScreeningScope strangers) {
    this.filters = filters;
    this.recipients = recipients;
    this.strangers = strangers;
  }

  @Override
  public String name() {
    return FilterCheck.NAME;
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Rcpt question) throws IOException {
    String recipient = question.to().address();
    if (!strangers.include(question.session()) || recipients.isAlwaysReached(recipient)) {
      return Verdict.AGREED;
    }
    FilterMatches matches =
        new FilterMatches(filters.get().of(recipients.domain(recipient)), Instant.now());
    matches.lookAt(question.session(), question.from().address());
    if (matches.allow()) {
      return Verdict.AGREED;
    }
    return matches.found().stream()
        .filter(match -> match.entry().action() == FilterAction.REJECT)
        .findFirst()
        .map(Match::reason)
        .<Verdict>map(reason -> new Verdict.Refused(550, "5.7.1", ascii(reason)))
        .orElse(Verdict.AGREED);
  }

  /** The reason may contain text of a sender. */
  private static String ascii(String reason) {
    return reason.replaceAll("[^ -~]", "?");
  }
}
