package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.contract.stage.TrapAddresses;
import org.carillon.policy.verdict.Recipients;
import org.jboss.logging.Logger;

/** Finds the traps among the entries, for stages that accept or refuse an address. */
@ApplicationScoped
public class SpamTraps implements TrapAddresses {
  private static final Logger LOG = Logger.getLogger(SpamTraps.class);

  private final CurrentFilters filters;
  private final Recipients recipients;

  @Inject
  SpamTraps(CurrentFilters filters, Recipients recipients) {
    this.filters = filters;
    this.recipients = recipients;
  }

  @Override
  public boolean isTrap(String address) {
    OptionalLong domain = recipients.domain(address);
    if (domain.isEmpty()) {
      return false;
    }
    try {
      FilterMatches matches = new FilterMatches(List.of(), Instant.now());
      matches.lookAtTrap(filters.get().of(domain), address);
      return !matches.found().isEmpty();
    } catch (IOException away) {
      LOG.debugf("It is not known whether an address is a spam trap: %s", away.getMessage());
      return false;
    }
  }
}
