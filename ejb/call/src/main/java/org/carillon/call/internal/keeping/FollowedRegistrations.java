package org.carillon.call.internal.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.account.AccountDeleted;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.renaming.DomainRenamed;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;
import org.jboss.logging.Logger;

/**
 * Moves registrations when a user's address changes, and ends them when the account is deleted,
 * without waiting for the phones to register again.
 */
@ApplicationScoped
public class FollowedRegistrations {
  private static final Logger LOG = Logger.getLogger(FollowedRegistrations.class);

  private final KeptRegistrations registrations;

  @Inject
  public FollowedRegistrations(KeptRegistrations registrations) {
    this.registrations = registrations;
  }

  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRenamed account) {
    move(user(account.from()), user(account.to()));
  }

  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) DomainRenamed domain) {
    try {
      for (AddressOfRecord user : registrations.in(domain.from())) {
        move(user, new AddressOfRecord(user.user(), domain.to()));
      }
    } catch (SQLException away) {
      LOG.warnf(
          "Phones of %s must register again before they ring for %s: %s",
          domain.from(), domain.to(), away.getMessage());
    }
  }

  void end(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountDeleted account) {
    take(user(account.address()));
  }

  private static AddressOfRecord user(String address) {
    int at = address.lastIndexOf('@');
    return new AddressOfRecord(address.substring(0, at), address.substring(at + 1));
  }

  private void move(AddressOfRecord from, AddressOfRecord to) {
    Bindings moved = take(from);
    Bindings before = registrations.of(to);
    while (!moved.list().isEmpty() && !registrations.replace(to, before, together(before, moved))) {
      before = registrations.of(to);
    }
  }

  private Bindings take(AddressOfRecord user) {
    Bindings before = registrations.of(user);
    while (!before.list().isEmpty() && !registrations.replace(user, before, Bindings.NONE)) {
      before = registrations.of(user);
    }
    return before;
  }

  /** Merges bindings. Those registered under the new address are newer and win. */
  private static Bindings together(Bindings newer, Bindings moved) {
    Map<String, Binding> all = new LinkedHashMap<>();
    moved.list().forEach(binding -> all.put(binding.key(), binding));
    newer.list().forEach(binding -> all.put(binding.key(), binding));
    return new Bindings(new ArrayList<>(all.values()));
  }
}
