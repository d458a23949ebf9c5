package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.policy.filter.Allowances;
import org.carillon.policy.filter.ListedSenders;
import org.carillon.policy.verdict.Recipients;

/** Tells by the entries of own lists which clients and senders are allowed. */
@ApplicationScoped
class ListedAllowances implements Allowances, ListedSenders {
  private final CurrentFilters filters;
  private final Recipients recipients;

  @Inject
  ListedAllowances(CurrentFilters filters, Recipients recipients) {
    this.filters = filters;
    this.recipients = recipients;
  }

  @Override
  public boolean allow(IntakeSession session, String sender, String recipient) throws IOException {
    FilterMatches matches =
        new FilterMatches(filters.get().of(recipients.domain(recipient)), Instant.now());
    matches.lookAt(session, sender);
    return matches.allow();
  }

  @Override
  public boolean has(OptionalLong domain, String sender, boolean allowed) throws IOException {
    FilterMatches matches = new FilterMatches(filters.get().of(domain), Instant.now());
    matches.lookAtSender(sender);
    return matches.found().stream().anyMatch(match -> match.entry().allows() == allowed);
  }
}
