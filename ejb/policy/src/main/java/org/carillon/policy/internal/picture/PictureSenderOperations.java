package org.carillon.policy.internal.picture;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.account.setting.ReadingPreferenceStore;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.picture.PictureSender;
import org.carillon.policy.picture.PictureSenders;
import org.carillon.policy.sender.AllowedSenders;
import org.jboss.logging.Logger;

/** Manages the senders whose pictures are shown, for each caller's own account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PictureSenderOperations implements PictureSenders {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(PictureSenderOperations.class),
          "The senders whose pictures are shown cannot be read");

  private final SqlTransactions transactions;
  private final ReadingPreferenceStore reading;
  private final AllowedSenders allowed;
  private final KnownContacts people;

  @Inject
  PictureSenderOperations(
      SqlTransactions transactions,
      ReadingPreferenceStore reading,
      AllowedSenders allowed,
      KnownContacts people) {
    this.transactions = transactions;
    this.reading = reading;
    this.allowed = allowed;
    this.people = people;
  }

  @Override
  public boolean areShown(Caller caller, Header header) {
    if (!caller.hasAccount()
        || !(reading.of(caller) instanceof Answer.Done<ReadingHabits>(ReadingHabits habits))) {
      return false;
    }
    Optional<String> author = proven(header);
    return switch (habits.pictures()) {
      case ALWAYS -> true;
      case KNOWN -> author.filter(known -> isKnown(caller, known)).isPresent();
      case ASK -> author.filter(known -> isRemembered(caller, known)).isPresent();
    };
  }

  private boolean isKnown(Caller caller, String author) {
    try {
      return people.knows(caller.account(), author) || isRemembered(caller, author);
    } catch (IOException away) {
      AWAY.met(away.getMessage());
      return false;
    }
  }

  private boolean isRemembered(Caller caller, String author) {
    try {
      return transactions.read(
          connection -> PictureSenderRows.has(connection, caller.account(), author));
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return false;
    }
  }

  @Override
  public Optional<String> proven(Header header) {
    return allowed.proven(header).filter(author -> !StoredText.isImpossible(author));
  }

  @Override
  public Answer<PictureSender> remember(Caller caller, Header header) {
    Optional<String> author = proven(header);
    if (author.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "sender", "not-proven", "It is not proven that the message comes from its sender."));
    }
    return change(
        caller,
        connection -> PictureSenderRows.put(connection, caller.account(), author.get()),
        new Failure.Invalid(
            "sender",
            "too-many",
            "The list can have at most " + PictureSenders.MOST + " senders."));
  }

  @Override
  public Answer<List<PictureSender>> list(Caller caller) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(List.of());
    }
    try {
      return new Answer.Done<>(
          transactions.read(connection -> PictureSenderRows.all(connection, caller.account())));
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return unavailable();
    }
  }

  @Override
  public Answer<PictureSender> forget(Caller caller, String sender) {
    Failure missing = new Failure.NotFound("sender on the list", sender);
    return StoredText.isImpossible(sender)
        ? Answer.failed(missing)
        : change(
            caller,
            connection -> PictureSenderRows.remove(connection, caller.account(), sender),
            missing);
  }

  @FunctionalInterface
  private interface Change {
    Optional<PictureSender> on(Connection connection) throws SQLException;
  }

  private Answer<PictureSender> change(Caller caller, Change change, Failure otherwise) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotFound("account", caller.name()));
    }
    try {
      return transactions
          .write(change::on)
          .<Answer<PictureSender>>map(Answer.Done::new)
          .orElseGet(() -> Answer.failed(otherwise));
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return unavailable();
    }
  }

  private static <T> Answer<T> unavailable() {
    return Answer.failed(
        new Failure.TryLater("The list of senders is not available at the moment."));
  }
}
