package org.carillon.account.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Administrator;
import org.carillon.account.Administrators;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAdministrator;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.secret.PasswordChangeObserver;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.format.name.DomainName;
import org.carillon.settings.CacheVersions;

/** Manages the administrators in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AdministratorOperations implements Administrators {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<AdministratorRow, Administrator> administrators;
  private final NewPasswords passwords;
  private final PasswordChangeObserver renewals;
  private final CredentialRevocation ends;

  @Inject
  AdministratorOperations(
      DirectoryTransactions transactions,
      NewPasswords passwords,
      PasswordChangeObserver renewals,
      CredentialRevocation ends,
      Audit audit) {
    this.transactions = transactions;
    this.administrators = new DirectoryObjects<>(transactions, audit, new AdministratorKind());
    this.passwords = passwords;
    this.renewals = renewals;
    this.ends = ends;
  }

  /** Returns the canonical name of an administrator without account, or empty if not valid. */
  public static Optional<String> canonicalName(String typed) {
    return Optional.of(typed.toLowerCase(Locale.ROOT)).filter(name -> NAME.matcher(name).matches());
  }

  @Override
  public Answer<Administrator> create(Caller caller, NewAdministrator administrator) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (caller.proof() == Proof.TOKEN) {
      return PasswordProof.refusedToToken();
    }
    var address = MailAddress.canonical(administrator.name());
    if (address.isPresent()) {
      return administrator.password().isPresent()
          ? Answer.failed(
              new Failure.Invalid(
                  "password",
                  "not-wanted",
                  "An account that becomes an administrator keeps its own password. Do"
                      + " not give one."))
          : grant(caller, address.get(), administrator);
    }
    if (administrator.isHelpDesk()) {
      return Answer.failed(
          new Failure.Invalid(
              "role", "no-account", "Help desk staff must have an account. Give its address."));
    }
    var name = canonicalName(administrator.name());
    if (name.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name of an administrator must be the address of an account, or consist of"
                  + " letters, digits, dots and hyphens."));
    }
    if (administrator.password().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "password", "missing", "An administrator without an account must have a password."));
    }
    return passwords
        .make(administrator.password().get())
        .then(password -> create(caller, name.get(), password, administrator.domain()));
  }

  private Answer<Administrator> create(
      Caller caller, String name, NewPassword password, Optional<String> domain) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          if (DirectoryQueries.administrator(entities, name).isPresent()) {
            return taken(name);
          }
          var row = new AdministratorRow();
          row.name = name;
          row.password = password.hash().text();
          return persist(entities, caller, row, domain);
        });
  }

  private Answer<Administrator> grant(
      Caller caller, MailAddress address, NewAdministrator administrator) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          var account = DirectoryQueries.account(entities, address);
          if (account.isEmpty()) {
            return Answer.failed(
                new Failure.Invalid("name", "unknown", "There is no account " + address + "."));
          }
          // The lock completes a concurrent change of the account before it gets the right.
          var own = DirectoryQueries.locked(entities, account.get());
          if (own.deleted != null) {
            return Answer.failed(
                new Failure.Invalid("name", "unknown", "There is no account " + address + "."));
          }
          if (own.isResource()) {
            return Answer.failed(
                new Failure.Invalid(
                    "name",
                    "resource",
                    own.address() + " is a resource. Nobody can sign in to it."));
          }
          if (DirectoryQueries.administrator(entities, own).isPresent()) {
            return taken(own.address());
          }
          var row = new AdministratorRow();
          row.account = own;
          if (!administrator.isHelpDesk()) {
            return persist(entities, caller, row, administrator.domain());
          }
          // If the domains differed, an administrator of the account's domain could get the right
          // in the other domain by setting the account's password.
          row.role = AdministratorRow.Role.HELP_DESK;
          boolean isOwn =
              administrator
                  .domain()
                  .flatMap(DomainName::canonical)
                  .flatMap(name -> DirectoryQueries.domain(entities, name))
                  .map(named -> named.id == own.domain.id)
                  .orElse(administrator.domain().isEmpty());
          return isOwn
              ? persist(entities, caller, row, Optional.of(own.domain.name))
              : Answer.failed(
                  new Failure.Invalid(
                      "domain",
                      "another",
                      "Help desk staff of a domain must have an account in that domain."));
        });
  }

  private Answer<Administrator> persist(
      EntityManager entities, Caller caller, AdministratorRow row, Optional<String> domain) {
    var own =
        domain
            .flatMap(DomainName::canonical)
            .flatMap(name -> DirectoryQueries.domain(entities, name));
    if (domain.isPresent() && own.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid("domain", "unknown", "There is no domain " + domain.get() + "."));
    }
    row.domain = own.orElse(null);
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.changed = row.created;
    entities.persist(row);
    return new Answer.Done<>(administrators.made(entities, caller, row));
  }

  @Override
  public Answer<Administrator> find(Caller caller, String name) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return administrators.find(caller, name);
  }

  @Override
  public Answer<Page<Administrator>> list(Caller caller, PageRequest request) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    // Administrators with a name of their own and accounts are sorted together in memory; both are
    // few.
    return administrators.list(
        caller,
        request,
        (entities, all) ->
            new Answer.Done<>(
                entities
                    .createQuery(
                        """
                        SELECT a FROM AdministratorRow a LEFT JOIN FETCH a.account o
                        LEFT JOIN FETCH o.domain od LEFT JOIN FETCH a.domain
                        WHERE COALESCE(a.name, CONCAT(o.localPart, '@', od.name)) > :after
                        AND COALESCE(a.name, CONCAT(o.localPart, '@', od.name))
                          LIKE :search ESCAPE '\\'
                        ORDER BY COALESCE(a.name, CONCAT(o.localPart, '@', od.name))
                        """,
                        AdministratorRow.class)
                    .setParameter("after", request.after().orElse(""))),
        Administrator::name);
  }

  @Override
  public Answer<Administrator> changePassword(
      Caller caller, String name, String password, OptionalLong version) {
    boolean own = !caller.hasAccount() && canonicalName(name).equals(Optional.of(caller.name()));
    if (!caller.administersServer() && !own) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<Failure> refusal = PasswordProof.refusal(caller, canonicalName(name).orElse(""));
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    return passwords
        .make(password)
        .then(
            fresh ->
                administrators.set(
                    caller,
                    name,
                    version,
                    "change-password",
                    (entities, row) ->
                        row.account == null
                            ? Optional.empty()
                            : Optional.of(
                                new Failure.Invalid(
                                    "password",
                                    "not-wanted",
                                    "This administrator signs in with the password of an"
                                        + " account. Change it there.")),
                    (entities, row, before) -> {
                      row.password = fresh.hash().text();
                      row.changed = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                      ends.signOutAdministrator(entities, row.id);
                      if (own) {
                        long mark = PasswordChangeObserver.mark(row.changed);
                        caller.from().ifPresent(from -> renewals.renewed(row.name, mark, from));
                      }
                      return Optional.empty();
                    }));
  }

  @Override
  public Answer<Administrator> delete(Caller caller, String name, OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return administrators.delete(
        caller,
        name,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          var last = LastAdministrator.refusal(entities, row);
          if (last.isEmpty()) {
            ends.forget(entities, row.id);
            entities.remove(row);
          }
          return last;
        });
  }

  private static Answer<Administrator> taken(String name) {
    return Answer.failed(new Failure.Taken("name", name + " is already an administrator."));
  }
}
