package org.carillon.search.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.search.SearchIndex;
import org.carillon.search.SearchStats;
import org.jboss.logging.Logger;

/** The node's index for those who administer the server. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SearchOperations implements SearchIndex {
  private static final Logger LOG = Logger.getLogger(SearchOperations.class);

  @Inject IndexWork work;
  @Inject NodeIndex index;
  @Inject Addresses addresses;
  @Inject Transactions transactions;
  @Inject Audit audit;

  @Override
  public Answer<SearchStats> stats(Caller caller) {
    return caller.administersServer()
        ? new Answer.Done<>(stats())
        : Answer.failed(new Failure.NotAllowed());
  }

  private SearchStats stats() {
    Progress now = work.progress();
    return new SearchStats(
        System.getProperty("carillon.node", "carillon"),
        index.search(IndexSnapshot::messages).orElse(0),
        index.octets(),
        now.lag(),
        now.sound(),
        now.state());
  }

  @Override
  public Answer<SearchStats> rebuild(Caller caller, Optional<String> address) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    OptionalLong account = OptionalLong.empty();
    AuditSubject subject = AuditSubject.server("server");
    if (address.isPresent()) {
      switch (addresses.resolve(address.get())) {
        case Resolution.Local local -> {
          account = OptionalLong.of(local.account());
          subject = AuditSubject.of(local.domain(), local.address());
        }
        case Resolution.Later _ -> {
          return Answer.failed(new Failure.TryLater("Accounts cannot be looked up at the moment."));
        }
        case Resolution.Unknown _, Resolution.SwitchedOff _, Resolution.Elsewhere _ -> {
          return Answer.failed(new Failure.NotFound("account"));
        }
      }
    }
    return rebuild(caller, account, subject);
  }

  private Answer<SearchStats> rebuild(Caller caller, OptionalLong account, AuditSubject subject) {
    try {
      return transactions.write(
          entities -> {
            if (!work.forget(account)) {
              return Answer.failed(new Failure.TryLater("Too much is being made anew already."));
            }
            audit.record(caller, "search.rebuild", subject, Optional.empty(), Optional.empty());
            return new Answer.Done<>(stats());
          });
    } catch (PersistenceException away) {
      LOG.warnf("What is to be made anew can't be noted: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
