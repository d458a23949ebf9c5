package org.carillon.transport.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** The deputies who may write mail on an account's behalf. */
@ApplicationScoped
public class ActiveWritingDeputies extends UnattendedAccessTable {
  private static final String LIST =
      """
      select a.local_part || '@' || d.name as about, w.since
      from write_deputy w join account a on a.id = w.deputy join domain d on d.id = a.domain
      where w.principal = ? order by about
      """;
  private static final String WITHDRAW =
      """
      delete from write_deputy where principal = ?
      """;

  @Inject
  public ActiveWritingDeputies(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.WRITING_DEPUTY, LIST, WITHDRAW);
  }

  /** Is needed for the container's proxy. */
  ActiveWritingDeputies() {}
}
