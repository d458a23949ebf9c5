package org.carillon.account.internal.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.bulk.BatchAccountCreation;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.internal.AccountCreation;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Creates or previews some hundred accounts of a file in one transaction. */
@ApplicationScoped
class ImportSteps {
  private final DirectoryTransactions directory;
  private final AccountCreation creation;
  private final BatchAccountCreation many;

  @Inject
  ImportSteps(
      DirectoryTransactions directory, AccountCreation creation, BatchAccountCreation many) {
    this.directory = directory;
    this.creation = creation;
    this.many = many;
  }

  /** An account in a file that could be parsed. */
  private record Wanted(SourceAccount source, NewAccount account) {}

  /** Collects the results for some of a file's accounts. */
  private static final class Outcome {
    private final List<String> made = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();
    private int present;

    void add(Wanted wanted, Answer<String> answer) {
      switch (answer) {
        case Answer.Done<String>(String address) -> made.add(address);
        case Answer.Failed<String>(Failure failure) -> refused.add(wanted.source.refused(failure));
      }
    }

    ImportCounts counts() {
      return new ImportCounts(made.size(), present, refused.size(), made, refused);
    }
  }

  /** Returns what would be created. */
  Answer<ImportCounts> preview(Caller caller, List<SourceAccount> sources) {
    Outcome outcome = new Outcome();
    return absent(caller, sources, outcome)
        .then(
            wanted ->
                creation
                    .preview(caller, wanted.stream().map(Wanted::account).toList())
                    .map(
                        answers -> {
                          for (int i = 0; i < answers.size(); i++) {
                            outcome.add(wanted.get(i), answers.get(i));
                          }
                          return outcome.counts();
                        }));
  }

  /**
   * Creates all accounts that can be created.
   *
   * @return {@link Failure.TryLater} if the database is unavailable; accounts created before that
   *     remain
   */
  Answer<ImportCounts> make(Caller caller, List<SourceAccount> sources) {
    Outcome outcome = new Outcome();
    return absent(caller, sources, outcome)
        .then(wanted -> make(caller, wanted, outcome))
        .map(_ -> outcome.counts());
  }

  private Answer<Void> make(Caller caller, List<Wanted> wanted, Outcome outcome) {
    return many.create(caller, wanted.stream().map(Wanted::account).toList())
        .map(
            made -> {
              for (int i = 0; i < made.size(); i++) {
                outcome.add(wanted.get(i), made.get(i).map(Account::address));
              }
              return null;
            });
  }

  /** Returns the accounts that could be parsed and don't exist yet. Counts the others. */
  private Answer<List<Wanted>> absent(Caller caller, List<SourceAccount> sources, Outcome outcome) {
    List<Wanted> readable = new ArrayList<>();
    for (SourceAccount source : sources) {
      switch (source.account()) {
        case Answer.Done<NewAccount>(NewAccount account) ->
            readable.add(new Wanted(source, account));
        case Answer.Failed<NewAccount>(Failure failure) ->
            outcome.refused.add(source.refused(failure));
      }
    }
    return directory.look(
        entities -> {
          Set<MailAddress> present = present(entities, caller, readable);
          List<Wanted> absent = new ArrayList<>();
          for (Wanted one : readable) {
            Optional<MailAddress> address = MailAddress.canonical(one.account.address());
            if (address.filter(present::contains).isPresent()) {
              outcome.present++;
            } else {
              absent.add(one);
            }
          }
          return new Answer.Done<>(absent);
        });
  }

  /** Returns the addresses that belong to accounts already, as far as the caller may know. */
  private static Set<MailAddress> present(
      EntityManager entities, Caller caller, List<Wanted> readable) {
    Map<String, Set<String>> asked = new HashMap<>();
    for (Wanted one : readable) {
      MailAddress.canonical(one.account.address())
          .ifPresent(
              address ->
                  asked
                      .computeIfAbsent(address.domain(), _ -> new HashSet<>())
                      .add(address.localPart()));
    }
    Set<MailAddress> present = new HashSet<>();
    asked.forEach(
        (domain, local) ->
            DirectoryQueries.addresses(entities, domain, local)
                .filter(row -> row.kind() == AddressRow.Kind.ACCOUNT)
                .filter(row -> caller.administersDomain(row.domain()))
                .forEach(row -> present.add(new MailAddress(row.localPart(), domain))));
    return present;
  }
}
