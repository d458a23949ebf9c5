package org.carillon.identity.internal.signin;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.PasswordChanges;
import org.jboss.logging.Logger;

/** Offers changes of passwords to the listeners of the mail resource adapter. */
@MessageDriven(messageListenerInterface = PasswordChanges.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class PasswordChangePort implements PasswordChanges {
  private static final Logger LOG = Logger.getLogger(PasswordChangePort.class);

  @Inject Accounts accounts;

  @Override
  public Answer<String> change(Caller caller, String password) {
    var change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed(password)), Optional.empty(), Optional.empty());
    try {
      return accounts
          .change(caller, caller.name(), change, OptionalLong.empty())
          .map(Account::address);
    } catch (RuntimeException surprise) {
      LOG.error("A password could not be changed", surprise);
      return Answer.failed(
          new Failure.TryLater("The password could not be changed. The server's log says why."));
    }
  }
}
