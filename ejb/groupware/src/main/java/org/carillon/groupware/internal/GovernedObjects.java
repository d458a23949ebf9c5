package org.carillon.groupware.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.Accounts;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GovernedObjectCallers;

/** Lets an account that governs another one use the other's events and contacts. */
@ApplicationScoped
public class GovernedObjects implements GovernedObjectCallers {
  private final Accounts accounts;
  private final ServiceCallers behalf;

  @Inject
  GovernedObjects(Accounts accounts, ServiceCallers behalf) {
    this.accounts = accounts;
    this.behalf = behalf;
  }

  @Override
  public Answer<Caller> acting(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                account.id() == caller.account()
                    ? new Answer.Done<>(caller)
                    : behalf
                        .of(account.id(), "groupware")
                        .<Answer<Caller>>map(Answer.Done::new)
                        .orElseGet(() -> Answer.failed(new Failure.NotFound("account", address))));
  }
}
