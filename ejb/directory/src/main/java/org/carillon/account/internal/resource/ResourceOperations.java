package org.carillon.account.internal.resource;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.NewAccount;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.resource.ResourcePeople.Role;
import org.carillon.account.internal.transaction.AddressOrder;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.Resources;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.format.name.DomainName;
import org.carillon.settings.CacheVersions;

/** Manages the resources in the database. The account of each is created and deleted with it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ResourceOperations implements Resources {
  private static final int SECRET_OCTETS = 32;

  private final SecureRandom random = new SecureRandom();
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final DirectoryObjects<ResourceRow, BookableResource> resources;

  @Inject
  public ResourceOperations(DirectoryTransactions transactions, Accounts accounts, Audit audit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.resources = new DirectoryObjects<>(transactions, audit, new ResourceKind());
  }

  @Override
  public Answer<BookableResource> create(Caller caller, String address, ResourceAttributes terms) {
    // The attributes are checked first as named addresses may not exist; then no account is
    // created.
    Answer<ResourceChecks.Said> said =
        transactions.look(entities -> ResourceChecks.said(entities, caller, terms));
    return said.then(known -> made(caller, address, known));
  }

  private Answer<BookableResource> made(Caller caller, String address, ResourceChecks.Said said) {
    // Nobody knows this password. Another one doesn't permit signing in (see Principal).
    byte[] secret = new byte[SECRET_OCTETS];
    random.nextBytes(secret);
    String password = HexFormat.of().formatHex(secret) + "-Aa";
    return transactions.together(
        () ->
            accounts
                .create(caller, new NewAccount(address, password, said.terms().displayName(), true))
                .then(account -> insert(caller, account, said)));
  }

  private Answer<BookableResource> insert(
      Caller caller, Account account, ResourceChecks.Said said) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          ResourceRow row = new ResourceRow();
          row.account = entities.find(AccountRow.class, account.id());
          row.account.becomeResource();
          row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
          row.say(said.terms());
          entities.persist(row);
          entities.flush();
          name(entities, row, said);
          return new Answer.Done<>(resources.made(entities, caller, row));
        });
  }

  @Override
  public Answer<BookableResource> find(Caller caller, String address) {
    return resources.find(caller, address);
  }

  @Override
  public Answer<Page<BookableResource>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    if (domain.filter(name -> DomainName.canonical(name).isEmpty()).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "malformed", "“" + domain.get() + "” is not a domain name."));
    }
    return resources.list(
        caller,
        request,
        (entities, own) -> listed(entities, caller, own, domain, request),
        BookableResource::address);
  }

  private static Answer<TypedQuery<ResourceRow>> listed(
      EntityManager entities,
      Caller caller,
      long own,
      Optional<String> domain,
      PageRequest request) {
    Optional<DomainRow> wanted =
        domain
            .flatMap(DomainName::canonical)
            .flatMap(name -> DirectoryQueries.domain(entities, name))
            .filter(row -> caller.administersDomain(row.id()));
    if (domain.isPresent() && wanted.isEmpty()) {
      return Answer.failed(new Failure.NotFound("domain " + domain.get()));
    }
    return new Answer.Done<>(
        entities
            .createQuery(
                """
                SELECT r FROM ResourceRow r JOIN FETCH r.account a JOIN FETCH a.domain d
                WHERE a.deleted IS NULL AND (:only = 0 OR d.id = :only)
                AND (d.name > :afterDomain OR d.name = :afterDomain AND a.localPart > :afterLocal)
                AND (CONCAT(a.localPart, '@', d.name) LIKE :search ESCAPE '\\'
                  OR LOWER(CONCAT(a.displayName, ' ', r.place, ' ', r.features))
                    LIKE :search ESCAPE '\\')
                ORDER BY d.name, a.localPart
                """,
                ResourceRow.class)
            .setParameter("only", wanted.map(DomainRow::id).orElse(own))
            .setParameter("afterDomain", AddressOrder.domain(request))
            .setParameter("afterLocal", AddressOrder.localPart(request)));
  }

  @Override
  public Answer<BookableResource> change(
      Caller caller,
      String address,
      UnaryOperator<ResourceAttributes> change,
      OptionalLong version) {
    return resources.change(
        caller,
        address,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          ResourceAttributes after = change.apply(before.terms());
          if (after.equals(before.terms())) {
            return Optional.empty();
          }
          Answer<ResourceChecks.Said> said =
              ResourceChecks.ofAnother(
                  ResourceChecks.said(entities, caller, after), before.address());
          said.map(
              known -> {
                row.say(known.terms());
                name(entities, row, known);
                return known;
              });
          return said.asFailure();
        });
  }

  private static void name(EntityManager entities, ResourceRow row, ResourceChecks.Said said) {
    ResourcePeople.replace(entities, row.id, Role.BOOKER, said.bookers());
    ResourcePeople.replace(entities, row.id, Role.DELEGATE, said.delegates());
  }

  @Override
  public Answer<BookableResource> delete(Caller caller, String address, OptionalLong version) {
    return transactions.together(
        () ->
            resources
                .delete(
                    caller,
                    address,
                    version,
                    (entities, row) -> Optional.empty(),
                    (entities, row, before) -> Optional.empty())
                .then(
                    before ->
                        accounts
                            .delete(caller, before.address(), OptionalLong.empty())
                            .map(_ -> before)));
  }
}
