package org.carillon.policy.internal.sentence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** Addresses that agreed to receive an account's mail, without which rules forward none. */
@ApplicationScoped
public class ForwardConsentHolder extends UnattendedAccessTable {
  private static final String LIST =
      """
      select address as about, agreed as since from forward_target
      where account = ? and wanted and agreed is not null order by address
      """;
  private static final String WITHDRAW =
      """
      update forward_target set wanted = false, agreed = null where account = ? and wanted
      """;

  @Inject
  public ForwardConsentHolder(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.FORWARDING, LIST, WITHDRAW);
  }

  /** Is needed for the container's proxy. */
  ForwardConsentHolder() {}
}
