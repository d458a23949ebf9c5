package org.carillon.archive.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.account.setting.SettingChanges;
import org.carillon.archive.internal.format.ArchivedDomain;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;

/** Reads domains and settings for backups, and writes them from backups. */
@ApplicationScoped
class DomainArchive {
  private static final int PAGE = 1_000;

  private final Domains domains;
  private final SettingChanges settings;
  private final SettingStore store;
  private final Transactions transactions;

  @Inject
  DomainArchive(
      Domains domains, SettingChanges settings, SettingStore store, Transactions transactions) {
    this.domains = domains;
    this.settings = settings;
    this.store = store;
    this.transactions = transactions;
  }

  Answer<Domain> find(Caller caller, String name) {
    return domains.find(caller, name);
  }

  Set<String> names(Caller caller) throws IOException {
    Set<String> names = new TreeSet<>();
    Optional<String> after = Optional.empty();
    do {
      if (!(domains.list(caller, new PageRequest(Optional.empty(), after, PAGE))
          instanceof Answer.Done<Page<Domain>>(Page<Domain> page))) {
        throw new IOException("The domains cannot be read");
      }
      page.items().forEach(domain -> names.add(domain.name()));
      after = page.next();
    } while (after.isPresent());
    return names;
  }

  /** Returns the domains with those names that still exist, by name. */
  List<ArchivedDomain> read(Caller caller, Set<String> names) throws IOException {
    List<ArchivedDomain> found = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      switch (domains.find(caller, name)) {
        case Answer.Done<Domain>(Domain domain) ->
            found.add(
                new ArchivedDomain(
                    domain.name(),
                    domain.aliases(),
                    domain.description(),
                    domain.enabled(),
                    settings(Scope.domain(domain.id()))));
        case Answer.Failed<Domain>(Failure.NotFound _) -> {}
        case Answer.Failed<Domain> refused ->
            throw new IOException("The domain " + name + " cannot be read");
      }
    }
    return found;
  }

  /** Returns the texts of the settings made at exactly that scope. */
  Map<String, String> settings(Scope scope) {
    return transactions.read(entities -> store.read(scope));
  }

  /** Creates a missing domain. Returns what prevents it, as a sentence, or empty. */
  Optional<String> make(Caller caller, ArchivedDomain archived) {
    if (domains.find(caller, archived.name()) instanceof Answer.Done<Domain>) {
      return Optional.empty();
    }
    Answer<Domain> made =
        domains.create(caller, new NewDomain(archived.name(), archived.description()));
    if (!(made instanceof Answer.Done<Domain>(Domain domain))) {
      return Optional.of("The domain " + archived.name() + " cannot be created: " + made);
    }
    boolean changed =
        domains.change(
                caller,
                archived.name(),
                new DomainChange(
                    Optional.of(archived.aliases()),
                    Optional.empty(),
                    Optional.of(archived.enabled())),
                OptionalLong.empty())
            instanceof Answer.Done<Domain>;
    boolean set = settings.bringBack(caller, Scope.domain(domain.id()), archived.settings());
    return changed && set
        ? Optional.empty()
        : Optional.of(
            "The domain "
                + archived.name()
                + " was created, but some of its aliases or settings could not be restored.");
  }
}
