package org.carillon.transport.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.StandingAccess;
import org.carillon.identity.session.StandingRowHolder;

/** The deputies who may write mail on an account's behalf. */
@ApplicationScoped
public class StandingWritingDeputies extends StandingRowHolder {
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

  /** Made by the container. */
  @Inject
  public StandingWritingDeputies(SqlTransactions transactions) {
    super(transactions, StandingAccess.Kind.WRITING_DEPUTY, LIST, WITHDRAW);
  }

  /** For the container's proxy. */
  StandingWritingDeputies() {}
}
