package org.carillon.policy.internal.dkim;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.dkim.DomainKeys;
import org.carillon.policy.dkim.NewDomainKey;
import org.carillon.policy.dkim.PublishedKeyRecord;
import org.carillon.policy.internal.transaction.PolicyObjects;

/** Manages the keys of domains in the database, for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DomainKeyOperations implements DomainKeys {
  private static final long ALL = 0;
  private static final Pattern SELECTOR =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final int MOST_SELECTOR = 63;

  private final DomainKeyTransactions transactions;
  private final PolicyObjects<DomainKeyRow, DomainKey> objects;
  private final DomainKeyRows rows;
  private final PublishedKeyRecords publications;
  private final Domains domains;
  private final Audit audit;

  @Inject
  DomainKeyOperations(
      DomainKeyTransactions transactions,
      DomainKeyRows rows,
      PublishedKeyRecords publications,
      Domains domains,
      Audit audit) {
    this.transactions = transactions;
    this.objects =
        new PolicyObjects<>(
            transactions,
            DomainKeyRow.class,
            "DKIM key",
            (caller, row) -> caller.administersDomain(row.domain),
            DomainKeyRow::value);
    this.rows = rows;
    this.publications = publications;
    this.domains = domains;
    this.audit = audit;
  }

  @Override
  public Answer<Page<DomainKey>> list(Caller caller, Optional<String> domain, PageRequest request) {
    Optional<Failure> problem = objects.problem(request);
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> list(caller, own, domain, request);
      case Rights.ServerAdministrator() -> list(caller, ALL, domain, request);
    };
  }

  private Answer<Page<DomainKey>> list(
      Caller caller, long own, Optional<String> domain, PageRequest request) {
    return domain.isEmpty()
        ? page(own, request)
        : domains.find(caller, domain.get()).then(found -> page(found.id(), request));
  }

  private Answer<Page<DomainKey>> page(long domain, PageRequest request) {
    return transactions.look(
        entities -> {
          List<DomainKey> found =
              entities
                  .createQuery(
                      """
                      FROM DomainKeyRow k WHERE k.name > :after AND (:only = 0 OR k.domain = :only)
                      AND (:search = '' OR locate(:search, k.name) > 0) ORDER BY k.name
                      """,
                      DomainKeyRow.class)
                  .setParameter("after", request.after().orElse(""))
                  .setParameter("only", domain)
                  .setParameter("search", request.search().orElse("").toLowerCase(Locale.ROOT))
                  .setMaxResults(request.limit() + 1)
                  .getResultStream()
                  .map(DomainKeyRow::value)
                  .toList();
          return new Answer.Done<>(Page.of(found, request, DomainKey::name));
        });
  }

  @Override
  public Answer<DomainKey> find(Caller caller, String name) {
    return objects.find(caller, name);
  }

  @Override
  public Answer<PublishedKeyRecord> publication(Caller caller, String name) {
    return find(caller, name)
        .then(
            key -> {
              try {
                return new Answer.Done<>(publications.of(key));
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Answer.failed(new Failure.TryLater("The server is being stopped."));
              }
            });
  }

  @Override
  public Answer<DomainKey> create(Caller caller, NewDomainKey key) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    String selector =
        key.selector().orElseGet(() -> selector(key.algorithm())).toLowerCase(Locale.ROOT);
    if (selector.length() > MOST_SELECTOR || !SELECTOR.matcher(selector).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "name", "malformed", "A selector must have 1 to 63 letters, digits and hyphens."));
    }
    return domains
        .find(caller, key.domain())
        .retold(failure -> unknown(key.domain(), failure))
        .then(domain -> create(caller, domain, key, selector));
  }

  /** Reports an unknown domain as an error in the name of the request. */
  private static Failure unknown(String domain, Failure failure) {
    return failure instanceof Failure.NotFound
        ? new Failure.Invalid(
            "name",
            "unknown-domain-of-key",
            "No domain is named "
                + domain
                + ". The name of a key is a selector, ._domainkey. and the domain, or only the"
                + " domain.",
            domain)
        : failure;
  }

  /** Returns a selector for the day and algorithm, unlike that of another key of the day. */
  private static String selector(SignatureAlgorithm algorithm) {
    return algorithm.keyType().charAt(0)
        + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC));
  }

  private Answer<DomainKey> create(
      Caller caller, Domain domain, NewDomainKey wanted, String selector) {
    String signingDomain = DomainName.canonical(wanted.domain()).orElse(domain.name());
    String name = selector + DomainKey.BELOW + signingDomain;
    if (name.length() > DomainName.MOST_OCTETS) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "too-long",
              "The key's name is too long for the DNS. Choose a shorter selector."));
    }
    DkimPrivateKey made = DkimPrivateKey.make(wanted.algorithm());
    return transactions.change(
        entities -> {
          if (rows.find(entities, name).isPresent()) {
            return Answer.failed(
                new Failure.Taken("name", "A key with this selector already exists."));
          }
          if (rows.count(entities, domain.id()) >= DomainKeyRows.MOST_KEYS) {
            return Answer.failed(
                new Failure.Invalid(
                    "name",
                    "too-many",
                    "A domain can have at most " + DomainKeyRows.MOST_KEYS + " keys."));
          }
          DomainKey value = rows.add(entities, domain.id(), signingDomain, selector, made).value();
          record(caller, "create", value, Optional.empty(), Optional.of(value.state().word()));
          return new Answer.Done<>(value);
        });
  }

  @Override
  public Answer<DomainKey> change(
      Caller caller, String name, DomainKeyState state, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          DomainKeyState before = row.state();
          if (before == state) {
            return new Answer.Done<>(row.value());
          }
          if (state == DomainKeyState.PREPARED) {
            return Answer.failed(
                new Failure.Invalid(
                    "state",
                    "no-way-back",
                    "A key that was used before cannot be prepared again."));
          }
          row.become(state, DomainKeyRows.now());
          entities.flush();
          DomainKey value = row.value();
          record(caller, "change", value, Optional.of(before.word()), Optional.of(state.word()));
          return new Answer.Done<>(value);
        });
  }

  @Override
  public Answer<DomainKey> delete(Caller caller, String name, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          if (row.state() == DomainKeyState.ACTIVE) {
            return Answer.failed(
                new Failure.Taken(
                    "state", "active", "This key signs mail. Retire it before you delete it."));
          }
          DomainKey value = row.value();
          entities.remove(row);
          entities.flush();
          record(caller, "delete", value, Optional.of(value.state().word()), Optional.empty());
          return new Answer.Done<>(value);
        });
  }

  private void record(
      Caller caller,
      String action,
      DomainKey key,
      Optional<String> before,
      Optional<String> after) {
    audit.record(caller, "dkim-key." + action, DomainKeyTransactions.subject(key), before, after);
  }
}
