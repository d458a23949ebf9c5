package org.carillon.transport.internal.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.transport.writing.WritingDeputies;
import org.jboss.logging.Logger;

/** Writing deputies: each change is in the audit log. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DeputyOperations implements WritingDeputies {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(DeputyOperations.class), "Deputies cannot be read");

  private static final String ALL =
      """
      select a.local_part || '@' || d.name from write_deputy w join account a on a.id = w.deputy
      join domain d on d.id = a.domain where w.principal = ? and a.deleted is null order by 1
      """;

  /** Serializes additions, so that the maximum holds. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String ALLOW =
      """
      insert into write_deputy as w (principal, deputy, since) select ?, ?, now()
      where (select count(*) from write_deputy where principal = ? and deputy <> ?) < ?
      on conflict (principal, deputy) do update set since = w.since returning deputy
      """;

  private static final String WITHDRAW =
      "delete from write_deputy where principal = ? and deputy = ? returning deputy";

  private final SqlTransactions transactions;
  private final Addresses addresses;
  private final Audit audit;
  private final HiddenFunctions hidden;

  @Inject
  public DeputyOperations(
      SqlTransactions transactions, Addresses addresses, Audit audit, HiddenFunctions hidden) {
    this.transactions = transactions;
    this.addresses = addresses;
    this.audit = audit;
    this.hidden = hidden;
  }

  @Override
  public Answer<List<String>> list(Caller caller) {
    return IdentityOperations.tried(
        caller,
        AWAY,
        () ->
            new Answer.Done<>(
                transactions.read(
                    connection -> {
                      List<String> found = new ArrayList<>();
                      new Pipeline()
                          .add(row -> found.add(row.getString(1)), ALL, caller.account())
                          .execute(connection);
                      return found;
                    })));
  }

  @Override
  public Answer<List<String>> principals(Caller caller) {
    return IdentityOperations.tried(
        caller,
        AWAY,
        () ->
            new Answer.Done<>(
                transactions.read(
                    connection -> WritableAddresses.ofOthers(connection, caller.account()))));
  }

  @Override
  public Answer<String> allow(Caller caller, String address) {
    Optional<Failure> refusal = hidden.refusal(caller, WebFunction.IDENTITIES);
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    Optional<Resolution.Local> deputy = deputy(address);
    if (deputy.isEmpty()) {
      return invalid("unknown", "No user on this server has this address.");
    }
    if (deputy.get().account() == caller.account()) {
      return invalid("own-address", "This is your own address.");
    }
    long account = deputy.get().account();
    return change(
        caller,
        "deputy.allow",
        deputy.get(),
        connection ->
            isDone(connection, ALLOW, caller.account(), account, caller.account(), account, MOST),
        new Failure.Invalid(
            "deputy", "too-many", "You can have at most " + MOST + " deputies.", ""));
  }

  @Override
  public Answer<String> withdraw(Caller caller, String address) {
    Optional<Resolution.Local> deputy = deputy(address);
    return deputy.isEmpty()
        ? Answer.failed(new Failure.NotFound("deputy", address))
        : change(
            caller,
            "deputy.withdraw",
            deputy.get(),
            connection -> isDone(connection, WITHDRAW, caller.account(), deputy.get().account()),
            new Failure.NotFound("deputy", address));
  }

  private Optional<Resolution.Local> deputy(String address) {
    return addresses.resolve(address.strip()) instanceof Resolution.Local local
        ? Optional.of(local)
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Change {
    boolean on(Connection connection) throws SQLException;
  }

  private Answer<String> change(
      Caller caller, String action, Resolution.Local deputy, Change change, Failure otherwise) {
    return IdentityOperations.tried(
        caller,
        AWAY,
        () -> {
          Optional<Resolution.Local> own = addresses.account(caller.account());
          if (own.isEmpty()) {
            return Answer.failed(new Failure.NotAllowed());
          }
          AuditEntry record =
              audit.entry(
                  caller,
                  action,
                  AuditSubject.of(own.get().domain(), own.get().address()),
                  Optional.empty(),
                  Optional.of(deputy.address()));
          boolean isDone =
              transactions.write(
                  connection -> {
                    new Pipeline().add(row -> {}, LOCK, caller.account()).execute(connection);
                    boolean changed = change.on(connection);
                    if (changed) {
                      record.write(connection);
                    }
                    return changed;
                  });
          return isDone ? new Answer.Done<>(deputy.address()) : Answer.failed(otherwise);
        });
  }

  private static boolean isDone(Connection connection, String statement, Object... values)
      throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(row.getLong(1)), statement, values).execute(connection);
    return !found.isEmpty();
  }

  private static Answer<String> invalid(String code, String said) {
    return Answer.failed(new Failure.Invalid("deputy", code, said, ""));
  }
}
