package org.carillon.account.internal.bulk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.NewAccount;
import org.carillon.account.bulk.BatchAccountCreation;
import org.carillon.account.internal.AccountCreation;
import org.carillon.account.internal.AccountCreation.Prepared;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Creates accounts in one transaction. After a conflict with a concurrent change, one by one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ManyAccountOperations implements BatchAccountCreation {
  private final AccountCreation creation;

  @Inject
  ManyAccountOperations(AccountCreation creation) {
    this.creation = creation;
  }

  @Override
  public Answer<List<Answer<Account>>> create(Caller caller, List<NewAccount> accounts) {
    List<Answer<Prepared>> prepared = new ArrayList<>();
    List<Prepared> ready = new ArrayList<>();
    for (NewAccount account : accounts) {
      Answer<Prepared> one = creation.prepared(caller, account);
      switch (one) {
        case Answer.Done<Prepared>(Prepared able) -> ready.add(able);
        case Answer.Failed<Prepared>(Failure.TryLater busy) -> {
          return Answer.failed(busy);
        }
        case Answer.Failed<Prepared> _ -> {}
      }
      prepared.add(one);
    }
    return make(caller, ready)
        .map(
            made -> {
              Iterator<Answer<Account>> next = made.iterator();
              return prepared.stream().map(one -> one.then(_ -> next.next())).toList();
            });
  }

  private Answer<List<Answer<Account>>> make(Caller caller, List<Prepared> prepared) {
    if (prepared.isEmpty()) {
      return new Answer.Done<>(List.of());
    }
    return switch (creation.createAll(caller, prepared)) {
      case Answer.Failed<List<Answer<Account>>>(Failure failure)
          when !(failure instanceof Failure.TryLater) ->
          oneByOne(caller, prepared);
      case Answer<List<Answer<Account>>> made -> made;
    };
  }

  private Answer<List<Answer<Account>>> oneByOne(Caller caller, List<Prepared> prepared) {
    List<Answer<Account>> all = new ArrayList<>();
    for (Prepared one : prepared) {
      Answer<Account> made = creation.createAll(caller, List.of(one)).then(List::getFirst);
      if (made instanceof Answer.Failed<Account>(Failure.TryLater away)) {
        return Answer.failed(away);
      }
      all.add(made);
    }
    return new Answer.Done<>(all);
  }
}
