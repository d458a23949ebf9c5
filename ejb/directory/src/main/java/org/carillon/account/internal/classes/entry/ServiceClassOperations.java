package org.carillon.account.internal.classes.entry;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.classes.ServiceClass;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.account.internal.classes.ClassName;
import org.carillon.account.internal.classes.ClassRows;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;

/** Manages the classes of service in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ServiceClassOperations implements ServiceClasses {
  /** The greatest number of classes of the server, or of a domain. */
  private static final long MOST = 1_000;

  /** The expression by which lists are ordered and continued. */
  private static final String CALLED = "CONCAT(c.name, COALESCE(CONCAT('@', d.name), ''))";

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<ServiceClassRow, ServiceClass> classes;
  private final SettingStore settings;

  @Inject
  public ServiceClassOperations(
      DirectoryTransactions transactions, SettingStore settings, Audit audit) {
    this.transactions = transactions;
    this.classes = new DirectoryObjects<>(transactions, audit, new ServiceClassKind());
    this.settings = settings;
  }

  @Override
  public Answer<ServiceClass> create(
      Caller caller, String name, String description, boolean offered) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (StoredText.isImpossible(description)) {
      return Answers.impossible("description");
    }
    Optional<ClassName> wanted = ClassName.of(name);
    if (wanted.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name of a class can contain letters, digits, spaces, dots and hyphens, at"
                  + " most 64 characters. The name of a domain's class ends with @ and the domain."));
    }
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities ->
            owner(entities, caller, wanted.get())
                .then(
                    domain ->
                        insert(entities, caller, wanted.get(), domain, description, offered)));
  }

  /** Returns the id of the domain that will own the class; empty for the server. */
  private static Answer<Optional<Long>> owner(
      EntityManager entities, Caller caller, ClassName wanted) {
    if (wanted.domain().isEmpty()) {
      return caller.administersServer()
          ? new Answer.Done<>(Optional.empty())
          : Answer.failed(
              new Failure.NotAllowed(
                  Failure.NotAllowed.PLAIN,
                  "Only server administrators can create classes of the server. For a class"
                      + " of a domain, use name@domain."));
    }
    return ClassRows.domain(entities, wanted.domain().get())
        .filter(caller::administersDomain)
        .<Answer<Optional<Long>>>map(domain -> new Answer.Done<>(Optional.of(domain)))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "name",
                        "unknown-domain",
                        "There is no domain " + wanted.domain().get() + ".")));
  }

  private Answer<ServiceClass> insert(
      EntityManager entities,
      Caller caller,
      ClassName wanted,
      Optional<Long> domain,
      String description,
      boolean offered) {
    if (ClassRows.find(entities, wanted).isPresent()) {
      return Answer.failed(
          new Failure.Taken("name", "A class of service with this name already exists."));
    }
    if (count(entities, domain) >= MOST) {
      return Answer.failed(
          new Failure.Invalid(
              "name", "too-many", "There can be at most " + MOST + " classes of service."));
    }
    var row = new ServiceClassRow(domain.orElse(null), wanted.name(), description, offered);
    entities.persist(row);
    entities.flush();
    return new Answer.Done<>(classes.made(entities, caller, row));
  }

  private static long count(EntityManager entities, Optional<Long> domain) {
    return entities
        .createQuery(
            "SELECT count(*) FROM ServiceClassRow c WHERE COALESCE(c.domain, 0) = :domain",
            Long.class)
        .setParameter("domain", domain.orElse(Scope.NO_DOMAIN))
        .getSingleResult();
  }

  @Override
  public Answer<ServiceClass> find(Caller caller, String name) {
    return caller.rights() instanceof Rights.User
        ? Answer.failed(new Failure.NotAllowed())
        : classes.find(caller, name);
  }

  @Override
  public Answer<Page<ServiceClass>> list(Caller caller, PageRequest request) {
    return classes.list(
        caller,
        request,
        (entities, own) -> new Answer.Done<>(listed(entities, own, request)),
        ServiceClass::name);
  }

  private static TypedQuery<ServiceClassRow> listed(
      EntityManager entities, long own, PageRequest request) {
    return entities
        .createQuery(
            """
            SELECT c FROM ServiceClassRow c LEFT JOIN DomainRow d ON d.id = c.domain
            WHERE %s > :after AND %s LIKE :search ESCAPE '\\'
            AND (:only = 0 OR c.domain = :only OR c.domain IS NULL AND c.offered = true)
            ORDER BY %s
            """
                .formatted(CALLED, CALLED, CALLED),
            ServiceClassRow.class)
        .setParameter("only", own)
        .setParameter("after", request.after().orElse(""));
  }

  @Override
  public Answer<ServiceClass> change(
      Caller caller,
      String name,
      Optional<String> description,
      Optional<Boolean> offered,
      OptionalLong version) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (description.filter(StoredText::isImpossible).isPresent()) {
      return Answers.impossible("description");
    }
    return classes.change(
        caller,
        name,
        version,
        (entities, row) -> refusal(caller, row),
        (entities, row, before) -> {
          description.ifPresent(row::describe);
          offered.ifPresent(row::offer);
          return Optional.empty();
        });
  }

  /**
   * Returns why the caller may not change a class, or empty if it may. All administrators see the
   * classes that the server offers; only server administrators may change them.
   */
  private static Optional<Failure> refusal(Caller caller, ServiceClassRow row) {
    return ServiceClassKind.mayChange(caller, row)
        ? Optional.empty()
        : Optional.of(new Failure.NotAllowed());
  }

  @Override
  public Answer<ServiceClass> delete(Caller caller, String name, OptionalLong version) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return classes.delete(
        caller,
        name,
        version,
        (entities, row) -> refusal(caller, row),
        (entities, row, before) -> {
          // Nobody can put an account into the class meanwhile.
          transactions.next(CacheVersions.Kind.CLASSES);
          if (ServiceClassKind.accounts(entities, row) > 0) {
            return Optional.of(
                new Failure.Taken(
                    "name",
                    "has-accounts",
                    "The class still has accounts. Move them to another class first."));
          }
          DeletedDomainClasses.remove(entities, settings, row);
          return Optional.empty();
        });
  }
}
