package org.carillon.recovery.internal.cleaning;

import java.sql.SQLException;
import java.util.Optional;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.store.rows.SingleStatements;

/** Audit entries for changes that a task makes in accounts on behalf of an administrator. */
record AccountRecords(SingleStatements rows, Audit audit, Caller caller) {
  private static final String NAME =
      """
      select a.domain, a.local_part || '@' || d.name from account a join domain d on d.id = a.domain\
       where a.id = ?\
      """;

  /**
   * Returns an audit entry for a change of an account.
   *
   * @param before the state before the change
   * @param after the state after the change
   */
  AuditEntry of(long account, String action, Optional<String> before, Optional<String> after)
      throws SQLException {
    return rows
        .query(row -> AuditSubject.of(row.getLong(1), row.getString(2)), NAME, account)
        .stream()
        .findFirst()
        .map(subject -> audit.entry(caller, action, subject, before, after))
        .orElse(AuditEntry.NONE);
  }
}
