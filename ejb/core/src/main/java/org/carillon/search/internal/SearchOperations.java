package org.carillon.search.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Answer;
import org.carillon.account.Resolution;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.search.SearchIndex;
import org.carillon.search.SearchStats;

/** The node's index for those who administer the server. */
@ApplicationScoped
class SearchOperations implements SearchIndex {
  @Inject IndexWork work;
  @Inject NodeIndex index;
  @Inject Addresses addresses;
  @Inject Transactions transactions;
  @Inject Audit audit;

  @Override
  public Answer<SearchStats> stats(Caller caller) {
    return caller.administersServer() ? new Answer.Done<>(stats()) : new Answer.NotAllowed<>();
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
      return new Answer.NotAllowed<>();
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
          return new Answer.TryLater<>("Accounts cannot be looked up at the moment.");
        }
        case Resolution.Unknown _, Resolution.SwitchedOff _, Resolution.Elsewhere _ -> {
          return new Answer.NotFound<>("account");
        }
      }
    }
    if (!work.forget(account)) {
      return new Answer.TryLater<>("Too much is being made anew already.");
    }
    AuditSubject rebuilt = subject;
    transactions.run(
        entities ->
            audit.record(caller, "search.rebuild", rebuilt, Optional.empty(), Optional.empty()));
    return new Answer.Done<>(stats());
  }
}
