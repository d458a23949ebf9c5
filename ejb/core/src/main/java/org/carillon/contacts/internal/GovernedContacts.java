package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.Accounts;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.contacts.ContactOwners;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Whoever governs an account may have its contacts. */
@ApplicationScoped
public class GovernedContacts implements ContactOwners {
  @Inject Accounts accounts;
  @Inject OnBehalf behalf;

  @Override
  public Answer<Caller> acting(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                account.id() == caller.account()
                    ? new Answer.Done<>(caller)
                    : behalf
                        .of(account.id(), "contacts")
                        .<Answer<Caller>>map(Answer.Done::new)
                        .orElseGet(() -> Answer.failed(new Failure.NotFound("account", address))));
  }
}
