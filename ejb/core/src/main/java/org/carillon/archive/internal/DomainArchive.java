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
import org.carillon.account.Answer;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.account.SettingChanges;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;

/** Domains and settings on their way into backups and out of them. */
@ApplicationScoped
class DomainArchive {
  @Inject Domains domains;
  @Inject SettingChanges settings;
  @Inject SettingStore store;
  @Inject Transactions transactions;

  /** The domains of those names. */
  List<ArchivedDomain> read(Caller caller, Set<String> names) throws IOException {
    List<ArchivedDomain> found = new ArrayList<>();
    for (String name : names) {
      if (!(domains.find(caller, name) instanceof Answer.Done<Domain>(Domain domain))) {
        throw new IOException("The domain " + name + " can't be read");
      }
      found.add(
          new ArchivedDomain(
              domain.name(),
              domain.aliases(),
              domain.description(),
              domain.enabled(),
              settings(Scope.domain(domain.id()))));
    }
    return found;
  }

  /** The texts of the settings made at exactly that scope. */
  Map<String, String> settings(Scope scope) {
    return transactions.read(entities -> store.read(scope));
  }

  /** Makes a domain that is not there; what hinders, as a sentence. */
  Optional<String> make(Caller caller, ArchivedDomain archived) {
    if (domains.find(caller, archived.name()) instanceof Answer.Done<Domain>) {
      return Optional.empty();
    }
    Answer<Domain> made =
        domains.create(caller, new NewDomain(archived.name(), archived.description()));
    if (!(made instanceof Answer.Done<Domain>(Domain domain))) {
      return Optional.of("The domain " + archived.name() + " can't be made: " + made);
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
        : Optional.of("The domain " + archived.name() + " lacks aliases or settings that it had.");
  }
}
