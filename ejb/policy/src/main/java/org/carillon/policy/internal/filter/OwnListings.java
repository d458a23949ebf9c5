package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.ListedClients;
import org.carillon.policy.verdict.Recipients;

/** Looks up addresses among the clients of own lists. An allowing entry takes precedence. */
@ApplicationScoped
class OwnListings implements ListedClients {
  private final CurrentFilters filters;
  private final Recipients recipients;

  @Inject
  OwnListings(CurrentFilters filters, Recipients recipients) {
    this.filters = filters;
    this.recipients = recipients;
  }

  @Override
  public Optional<Listing> find(InetAddress address, List<ForwardPath> to) throws IOException {
    Instant now = Instant.now();
    return filters.get().of(recipients.domain(to)).stream()
        .flatMap(scope -> scope.client(address).stream())
        .filter(entry -> entry.counts(now) && entry.action() != FilterAction.TAG)
        .map(entry -> new Listing(entry.name(), entry.allows()))
        .max(Comparator.comparing(Listing::isAllowed));
  }
}
