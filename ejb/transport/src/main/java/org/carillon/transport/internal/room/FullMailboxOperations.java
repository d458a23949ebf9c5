package org.carillon.transport.internal.room;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.FullMailbox;
import org.carillon.transport.IntakeSettings;

/** Reads the account's policy, and counts its waiting mail. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FullMailboxOperations implements FullMailbox {
  private final FullAccounts full;
  private final Settings settings;

  @Inject
  public FullMailboxOperations(FullAccounts full, Settings settings) {
    this.full = full;
    this.settings = settings;
  }

  @Override
  public Answer<Fate> fate(Caller caller) {
    try {
      OptionalLong domain = full.domain(caller.account());
      return domain.isEmpty()
          ? Answer.failed(new Failure.NotFound("mailbox"))
          : new Answer.Done<>(
              new Fate(
                  settings.value(
                      IntakeSettings.OVER_QUOTA,
                      Scope.account(domain.getAsLong(), caller.account())),
                  full.waitingFor(caller.account(), MOST_COUNTED).messages()));
    } catch (SQLException away) {
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
