package org.carillon.identity.internal.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;
import org.jboss.logging.Logger;

/** The access of accounts that works without a signed-in user, of all capabilities. */
@ApplicationScoped
public class AllUnattendedAccess {
  private static final Logger LOG = Logger.getLogger(AllUnattendedAccess.class);

  private final Iterable<UnattendedAccessHolder> holders;
  private final Audit audit;

  @Inject
  AllUnattendedAccess(@Any Instance<UnattendedAccessHolder> holders, Audit audit) {
    this((Iterable<UnattendedAccessHolder>) holders, audit);
  }

  /** Creates the object with a test's holders. */
  public AllUnattendedAccess(Iterable<UnattendedAccessHolder> holders, Audit audit) {
    this.holders = holders;
    this.audit = audit;
  }

  /** Creates an instance for the container's proxy. */
  AllUnattendedAccess() {
    this((Iterable<UnattendedAccessHolder>) null, null);
  }

  /** Returns an account's grants, ordered by kind. */
  List<UnattendedAccess> of(Account account) {
    List<UnattendedAccess> all = new ArrayList<>();
    for (UnattendedAccess.Kind kind : UnattendedAccess.Kind.values()) {
      for (UnattendedAccessHolder holder : holders) {
        if (holder.kind() == kind) {
          all.addAll(holder.of(account));
        }
      }
    }
    return List.copyOf(all);
  }

  /**
   * The result of a withdrawal.
   *
   * @param gone the number of withdrawn grants
   * @param whole whether all could be withdrawn
   */
  record Withdrawn(long gone, boolean whole) {}

  /** Withdraws all grants of the kinds. A failure of one kind does not stop the others. */
  Withdrawn withdraw(Caller caller, Account account, Set<UnattendedAccess.Kind> kinds) {
    long all = 0;
    boolean whole = true;
    for (UnattendedAccessHolder holder : holders) {
      if (kinds.contains(holder.kind())) {
        try {
          long gone = holder.withdraw(caller, account);
          record(caller, account, holder, gone);
          all += gone;
        } catch (RuntimeException failure) {
          LOG.warnf(
              failure,
              "Not every %s of %s could be ended",
              holder.kind().word(),
              account.address());
          whole = false;
        }
      }
    }
    return new Withdrawn(all, whole);
  }

  private void record(Caller caller, Account account, UnattendedAccessHolder holder, long gone) {
    if (gone > 0) {
      audit.record(
          caller,
          "account.withdraw",
          AuditSubject.of(account.domain(), account.address()),
          Optional.of(holder.kind().word() + ": " + gone),
          Optional.empty());
    }
  }
}
