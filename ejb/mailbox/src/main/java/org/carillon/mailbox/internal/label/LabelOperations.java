package org.carillon.mailbox.internal.label;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelAccess;
import org.carillon.mailbox.label.LabelColour;
import org.jboss.logging.Logger;

/** The labels of the calling account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LabelOperations implements LabelAccess {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(LabelOperations.class), "Labels cannot be read or changed");

  private final SqlTransactions transactions;

  @Inject
  LabelOperations(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @FunctionalInterface
  private interface Work<T> {
    Answer<T> on(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Asking<T> {
    Answer<T> answer() throws SQLException;
  }

  private static <T> Answer<T> tried(Asking<T> asking) {
    try {
      return asking.answer();
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("Labels are not available at the moment."));
    }
  }

  private <T> Answer<T> changed(Caller caller, Work<T> work) {
    return caller.hasAccount()
        ? tried(() -> transactions.write(work::on))
        : Answer.failed(new Failure.NotAllowed());
  }

  @Override
  public Answer<List<Label>> list(Caller caller) {
    return caller.hasAccount()
        ? tried(
            () ->
                new Answer.Done<>(
                    transactions.read(connection -> LabelRows.all(connection, caller.account()))))
        : new Answer.Done<>(List.of());
  }

  @Override
  public Answer<Label> create(Caller caller, String name, LabelColour colour) {
    return changed(
        caller,
        connection -> {
          List<Label> all = LabelRows.locked(connection, caller.account());
          String keyword =
              LabelKeyword.of(
                  name, taken -> all.stream().anyMatch(one -> one.keyword().equals(taken)));
          return put(connection, caller, all, new Label(keyword, name.strip(), colour));
        });
  }

  @Override
  public Answer<Label> put(Caller caller, Label label) {
    if (!LabelKeyword.isGood(label.keyword())) {
      return Answer.failed(
          new Failure.Invalid("keyword", "malformed", "The keyword must be an IMAP atom."));
    }
    return changed(
        caller,
        connection ->
            put(
                connection,
                caller,
                LabelRows.locked(connection, caller.account()),
                new Label(label.keyword(), label.name().strip(), label.colour())));
  }

  private static Answer<Label> put(
      Connection connection, Caller caller, List<Label> all, Label label) throws SQLException {
    Optional<Failure> hindered = hindered(all, label);
    if (hindered.isPresent()) {
      return Answer.failed(hindered.get());
    }
    LabelRows.put(connection, caller.account(), label);
    return new Answer.Done<>(label);
  }

  /** Returns why a label can't be saved, or empty if it can. */
  static Optional<Failure> hindered(List<Label> all, Label label) {
    String name = label.name();
    if (name.isEmpty()
        || name.length() > MOST_NAME
        || name.chars().anyMatch(LabelOperations::isOdd)) {
      return Optional.of(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name of a label must be one line without quotation marks and at most "
                  + MOST_NAME
                  + " characters long."));
    }
    List<Label> others =
        all.stream().filter(one -> !one.keyword().equals(label.keyword())).toList();
    if (others.stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
      return Optional.of(new Failure.Taken("name", "A label with this name already exists."));
    }
    return others.size() >= MOST
        ? Optional.of(
            new Failure.Invalid(
                "name", "too-many", "An account can have at most " + MOST + " labels."))
        : Optional.empty();
  }

  /** Returns whether a name may not contain a character. Searches put names in quotes. */
  private static boolean isOdd(int character) {
    return Character.isISOControl(character)
        || character == '"'
        || Character.getType(character) == Character.LINE_SEPARATOR
        || Character.getType(character) == Character.FORMAT;
  }

  @Override
  public Answer<Label> remove(Caller caller, String keyword) {
    return changed(
        caller,
        connection -> {
          Optional<Label> found =
              LabelRows.locked(connection, caller.account()).stream()
                  .filter(one -> one.keyword().equals(keyword))
                  .findFirst();
          if (found.isEmpty()) {
            return Answer.failed(new Failure.NotFound("label"));
          }
          LabelRows.remove(connection, caller.account(), keyword);
          return new Answer.Done<>(found.get());
        });
  }
}
