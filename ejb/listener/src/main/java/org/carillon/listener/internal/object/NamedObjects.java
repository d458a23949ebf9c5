package org.carillon.listener.internal.object;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.RowLock;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.database.ViolatedConstraint;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/**
 * Objects that administrators know by names: the server's for server administrators, a domain's for
 * its administrators. Changes count as changes of certificates.
 */
public final class NamedObjects<R extends NamedRow, V> {
  private static final Logger LOG = Logger.getLogger(NamedObjects.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private final Transactions transactions;
  private final AnnouncedChanges changes;
  private final Audit audit;
  private final ObjectKind<R, V> kind;

  public NamedObjects(
      Transactions transactions, CacheVersions versions, Audit audit, ObjectKind<R, V> kind) {
    this.transactions = transactions;
    this.changes = new AnnouncedChanges(transactions, versions);
    this.audit = audit;
    this.kind = kind;
  }

  /** Changes a locked row. */
  @FunctionalInterface
  public interface Work<R> {
    /** Makes the change, or returns why it can't be made; then nothing is written. */
    Optional<Failure> on(EntityManager entities, R row);
  }

  /** Lists a page of the objects that the caller administers, by name. */
  public Answer<Page<V>> list(Caller caller, PageRequest request) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (request.search().filter(StoredText::isImpossible).isPresent()
        || request.after().filter(StoredText::isImpossible).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "search", "malformed", "The search text contains characters that cannot occur."));
    }
    long own = caller.rights() instanceof Rights.DomainAdministrator(long domain) ? domain : 0;
    return look(
        entities -> {
          List<R> found =
              entities
                  .createQuery(
                      "FROM "
                          + kind.rows().getSimpleName()
                          + " r WHERE r.name > :after AND (:own = 0 OR r.domain = :own)"
                          + " AND (:search = '' OR locate(:search, r.name) > 0) ORDER BY r.name",
                      kind.rows())
                  .setParameter("after", request.after().orElse(""))
                  .setParameter("own", own)
                  .setParameter("search", request.search().orElse("").toLowerCase(Locale.ROOT))
                  .setMaxResults(request.limit() + 1)
                  .getResultList();
          return new Answer.Done<>(
              Page.of(found, request, row -> kind.value(entities, row), kind::key));
        });
  }

  /** Finds an object that the caller may see. */
  public Answer<V> find(Caller caller, String name) {
    return look(
        entities ->
            seen(entities, caller, name)
                .<Answer<V>>map(row -> new Answer.Done<>(kind.value(entities, row)))
                .orElseGet(() -> notFound(name)));
  }

  /**
   * Creates an object.
   *
   * @param typed its name
   * @param row the row without a name, but with its domain if it has one
   * @param before changes the row before it is written
   * @param after runs once the row has its id
   */
  public Answer<V> create(
      Caller caller, String typed, R row, Work<R> before, BiConsumer<EntityManager, R> after) {
    String name = typed.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name can contain only letters, digits, dots, hyphens and underscores, at"
                  + " most 100 characters."));
    }
    return change(
        entities -> {
          if (count(entities) >= kind.most()) {
            return Answer.failed(
                new Failure.Invalid(
                    "name",
                    "too-many",
                    "There can be at most " + kind.most() + " objects of this kind."));
          }
          row.call(name);
          Optional<Failure> wrong = before.on(entities, row);
          if (wrong.isPresent()) {
            return Answer.failed(wrong.get());
          }
          entities.persist(row);
          after.accept(entities, row);
          entities.flush();
          V made = kind.value(entities, row);
          record(caller, "create", row, Optional.empty(), Optional.of(made));
          return new Answer.Done<>(made);
        });
  }

  private long count(EntityManager entities) {
    return entities
        .createQuery("SELECT count(*) FROM " + kind.rows().getSimpleName(), Long.class)
        .getSingleResult();
  }

  /**
   * Changes an object.
   *
   * @param version the version it must have, if given; else {@link Failure.Outdated}
   */
  public Answer<V> change(Caller caller, String name, OptionalLong version, Work<R> work) {
    return locked(
        caller,
        name,
        version,
        (entities, row) -> {
          V before = kind.value(entities, row);
          Optional<Failure> wrong = work.on(entities, row);
          if (wrong.isPresent()) {
            return Answer.failed(wrong.get());
          }
          entities.flush();
          V after = kind.value(entities, row);
          record(caller, "change", row, Optional.of(before), Optional.of(after));
          return new Answer.Done<>(after);
        });
  }

  /** Deletes an object and returns its last value. */
  public Answer<V> delete(Caller caller, String name, OptionalLong version, Work<R> work) {
    return locked(
        caller,
        name,
        version,
        (entities, row) -> {
          V before = kind.value(entities, row);
          Optional<Failure> wrong = work.on(entities, row);
          if (wrong.isPresent()) {
            return Answer.failed(wrong.get());
          }
          entities.remove(row);
          entities.flush();
          record(caller, "delete", row, Optional.of(before), Optional.empty());
          return new Answer.Done<>(before);
        });
  }

  private interface Locked<R, V> {
    Answer<V> on(EntityManager entities, R row);
  }

  private Answer<V> locked(Caller caller, String name, OptionalLong version, Locked<R, V> work) {
    return change(
        entities -> {
          Optional<R> found =
              seen(entities, caller, name).flatMap(row -> RowLock.of(entities, row));
          if (found.isEmpty()) {
            return notFound(name);
          }
          long looked = found.get().version();
          return version.isPresent() && version.getAsLong() != looked
              ? Answer.failed(new Failure.Outdated(looked))
              : work.on(entities, found.get());
        });
  }

  private Optional<R> seen(EntityManager entities, Caller caller, String name) {
    return StoredText.isImpossible(name)
        ? Optional.empty()
        : entities
            .createQuery(
                "FROM " + kind.rows().getSimpleName() + " r WHERE r.name = :name", kind.rows())
            .setParameter("name", name.toLowerCase(Locale.ROOT))
            .getResultStream()
            .findFirst()
            .filter(
                row ->
                    row.domain().isPresent()
                        ? caller.administersDomain(row.domain().getAsLong())
                        : caller.administersServer());
  }

  /** Runs {@code work} in a read-only transaction. */
  public <T> Answer<T> look(Function<EntityManager, Answer<T>> work) {
    try {
      return transactions.read(work);
    } catch (PersistenceException | HomeKeyMissing failure) {
      return later(failure);
    }
  }

  private <T> Answer<T> change(Function<EntityManager, Answer<T>> work) {
    Answer<T> answer;
    try {
      answer =
          transactions.write(
              entities -> changes.counted(CacheVersions.Kind.CERTIFICATES, work.apply(entities)));
    } catch (PersistenceException | HomeKeyMissing failure) {
      return ViolatedConstraint.of(failure)
          .<Answer<T>>map(
              constraint ->
                  Answer.failed(
                      constraint.endsWith("_name")
                          ? new Failure.Taken("name", "This name is in use.")
                          : new Failure.Taken(
                              "name",
                              "used",
                              "This is still in use by something else: " + constraint)))
          .orElseGet(() -> later(failure));
    }
    return changes.announced(CacheVersions.Kind.CERTIFICATES, answer);
  }

  private static <T> Answer<T> later(RuntimeException failure) {
    LOG.warnf("Certificate data cannot be read or stored: %s", failure.getMessage());
    return Answer.failed(
        new Failure.TryLater(
            "Certificate data cannot be read or stored at the moment. Try again later."));
  }

  private Answer<V> notFound(String name) {
    return Answer.failed(new Failure.NotFound(kind.name(), name));
  }

  private void record(Caller caller, String action, R row, Optional<V> before, Optional<V> after) {
    audit.record(
        caller,
        kind.name() + "." + action,
        row.domain().isPresent()
            ? AuditSubject.of(row.domain().getAsLong(), row.name())
            : AuditSubject.server(row.name()),
        before.map(kind::described),
        after.map(kind::described));
  }
}
