package org.carillon.policy.internal.sentence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.SingleStatements;

/** Addresses that agreed to take an account's mail; without that rules send nothing on to them. */
@ApplicationScoped
public class StandingForwardings implements StandingHolder {
  private static final String LIST =
      """
      select address as about, agreed as since from forward_target
      where account = ? and wanted and agreed is not null order by address limit ?
      """;
  private static final String WITHDRAW =
      """
      update forward_target set wanted = false, agreed = null where account = ? and wanted
      """;

  private final SingleStatements statements;

  /** Made by the container. */
  @Inject
  public StandingForwardings(SqlTransactions transactions) {
    this.statements = new SingleStatements(transactions);
  }

  /** For the container's proxy. */
  StandingForwardings() {
    this.statements = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.FORWARDING;
  }

  @Override
  public List<StandingAccess> of(Account account) {
    try {
      return statements.query(
          row ->
              new StandingAccess(
                  kind(),
                  row.getString("about"),
                  Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                      .map(OffsetDateTime::toInstant)),
          LIST,
          account.id(),
          MOST);
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    try {
      return statements.update(WITHDRAW, account.id());
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }
}
