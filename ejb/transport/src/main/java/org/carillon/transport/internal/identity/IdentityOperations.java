package org.carillon.transport.internal.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Verdict;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.transport.writing.Identities;
import org.carillon.transport.writing.Identity;
import org.jboss.logging.Logger;

/** An account's identities, for the account alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class IdentityOperations implements Identities {
  private static final int MOST_NAME = 200;
  private static final Outage AWAY =
      new Outage(Logger.getLogger(IdentityOperations.class), "Identities cannot be read");

  private final SqlTransactions transactions;
  private final WritableAddresses writable;
  private final HiddenFunctions hidden;

  @Inject
  public IdentityOperations(
      SqlTransactions transactions, WritableAddresses writable, HiddenFunctions hidden) {
    this.transactions = transactions;
    this.writable = writable;
    this.hidden = hidden;
  }

  static <T> Answer<T> tried(Caller caller, Outage outage, Callback<T> work) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return work.run();
    } catch (SQLException | PersistenceException away) {
      outage.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("This can't be done at the moment."));
    }
  }

  @FunctionalInterface
  interface Callback<T> {
    Answer<T> run() throws SQLException;
  }

  private boolean isOwn(Caller caller, String address) {
    return writable.isOwn(caller.account(), address);
  }

  private boolean isAllowed(Caller caller, String address) {
    return isOwn(caller, address)
        || writable.onBehalf(caller.account(), address) instanceof Verdict.Accepted;
  }

  @Override
  public Answer<List<Identity>> list(Caller caller) {
    return tried(
        caller,
        AWAY,
        () ->
            new Answer.Done<>(
                transactions
                    .read(
                        connection ->
                            IdentityRows.all(
                                connection, caller.account(), address -> isOwn(caller, address)))
                    .stream()
                    .filter(one -> !one.isOnBehalf() || isAllowed(caller, one.address()))
                    .toList()));
  }

  @Override
  public Answer<List<String>> addresses(Caller caller) {
    return tried(
        caller,
        AWAY,
        () -> {
          Set<String> all =
              transactions.read(connection -> WritableAddresses.all(connection, caller.account()));
          return new Answer.Done<>(List.copyOf(all));
        });
  }

  @Override
  public Answer<Identity> put(Caller caller, Identity identity) {
    Optional<Failure> wrong =
        hidden.refusal(caller, WebFunction.IDENTITIES).or(() -> wrong(identity));
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    return tried(
        caller,
        AWAY,
        () -> {
          if (!isAllowed(caller, identity.address())) {
            return invalid(
                "address", "not-yours", "You are not allowed to send from this address.");
          }
          Optional<Identity> kept =
              transactions.write(
                  connection ->
                      IdentityRows.put(
                          connection,
                          caller.account(),
                          identity,
                          address -> isOwn(caller, address)));
          return kept.<Answer<Identity>>map(Answer.Done::new)
              .orElseGet(
                  () ->
                      identity.id() == 0
                          ? invalid(
                              "name", "too-many", "You can have at most " + MOST + " identities.")
                          : gone(identity.id()));
        });
  }

  private static Optional<Failure> wrong(Identity one) {
    boolean isLong =
        one.signature().length() > MOST_SIGNATURE || one.html().length() > MOST_SIGNATURE;
    if (isLong || StoredText.isImpossible(one.signature()) || StoredText.isImpossible(one.html())) {
      return Optional.of(
          new Failure.Invalid("signature", "too-long", "The signature is too long.", ""));
    }
    if (one.name().length() > MOST_NAME
        || one.name().chars().anyMatch(Character::isISOControl)
        || StoredText.isImpossible(one.name())) {
      return Optional.of(new Failure.Invalid("name", "malformed", "The name is not valid.", ""));
    }
    return malformed("address", one.address())
        .or(() -> one.replyTo().isEmpty() ? Optional.empty() : malformed("replyTo", one.replyTo()))
        .or(() -> one.bcc().isEmpty() ? Optional.empty() : malformed("bcc", one.bcc()));
  }

  private static Optional<Failure> malformed(String field, String address) {
    return MailAddress.canonical(address).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(field, "malformed", "This is not a valid mail address.", address));
  }

  private static <T> Answer<T> invalid(String field, String code, String said) {
    return Answer.failed(new Failure.Invalid(field, code, said, ""));
  }

  private static Answer<Identity> gone(long id) {
    return Answer.failed(new Failure.NotFound("identity " + id));
  }

  @Override
  public Answer<Identity> remove(Caller caller, long id) {
    return tried(
        caller,
        AWAY,
        () ->
            transactions
                .write(
                    connection ->
                        IdentityRows.remove(
                            connection, caller.account(), id, address -> isOwn(caller, address)))
                .<Answer<Identity>>map(Answer.Done::new)
                .orElseGet(() -> gone(id)));
  }
}
