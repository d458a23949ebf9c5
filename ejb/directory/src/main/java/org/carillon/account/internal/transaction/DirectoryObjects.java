package org.carillon.account.internal.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.RowLock;
import org.carillon.settings.CacheVersions;

/**
 * The operations that are the same for every kind of object in the directory: checks of visibility,
 * pages, changes and deletions of a given version, and their audit records.
 */
public final class DirectoryObjects<R extends VersionedRow, V> {
  private static final long ALL = 0;

  private final DirectoryTransactions transactions;
  private final Audit audit;
  private final DirectoryKind<R, V> kind;

  public DirectoryObjects(
      DirectoryTransactions transactions, Audit audit, DirectoryKind<R, V> kind) {
    this.transactions = transactions;
    this.audit = audit;
    this.kind = kind;
  }

  /** Returns why a caller that sees a locked object may not change it, before any version check. */
  @FunctionalInterface
  public interface Permission<R> {
    /** Returns the reason, or empty if the object may be changed. */
    Optional<Failure> refusal(EntityManager entities, R row);
  }

  /** Changes a locked object whose version was checked. */
  @FunctionalInterface
  public interface Work<R, V> {
    /**
     * Makes the change.
     *
     * @param before the present value
     * @return the reason why it can't be made, in which case nothing must have been written; empty
     *     when it is made
     */
    Optional<Failure> on(EntityManager entities, R row, V before);
  }

  /** Returns an object that the caller may see. */
  public Answer<V> find(Caller caller, String name) {
    return find(caller, name, (entities, row) -> Optional.empty());
  }

  /** Returns an object that the caller may see, if it also has a permission. */
  public Answer<V> find(Caller caller, String name, Permission<R> may) {
    return transactions.look(
        entities ->
            kind.seen(entities, caller, name)
                .map(
                    row ->
                        may.refusal(entities, row)
                            .<Answer<V>>map(Answer::failed)
                            .orElseGet(() -> new Answer.Done<>(kind.value(entities, row))))
                .orElseGet(() -> Answer.failed(notFound(name))));
  }

  /**
   * Returns a page of the objects that a caller administers: all, or those of one domain.
   *
   * @param query selects the objects of a domain, or of all domains if the domain is 0, ordered by
   *     name, after the end of the page before, and matching the pattern {@code :search}
   * @param key returns the name after which the next page begins
   */
  public Answer<Page<V>> list(
      Caller caller,
      PageRequest request,
      BiFunction<EntityManager, Long, Answer<TypedQuery<R>>> query,
      Function<V, String> key) {
    return switch (caller.rights()) {
      case Rights.User() -> Answer.failed(new Failure.NotAllowed());
      case Rights.DomainAdministrator(long own) -> list(own, request, query, key);
      case Rights.ServerAdministrator() -> list(ALL, request, query, key);
    };
  }

  private Answer<Page<V>> list(
      long domain,
      PageRequest request,
      BiFunction<EntityManager, Long, Answer<TypedQuery<R>>> query,
      Function<V, String> key) {
    return transactions.page(
        request,
        entities ->
            query
                .apply(entities, domain)
                .map(
                    selected ->
                        Page.of(
                            selected
                                .setParameter("search", SearchPattern.of(request))
                                .setMaxResults(request.limit() + 1)
                                .getResultList(),
                            request,
                            row -> kind.value(entities, row),
                            key)));
  }

  /**
   * Writes the audit record of a new object, in the transaction that persisted it.
   *
   * @return the object's value
   */
  public V made(EntityManager entities, Caller caller, R row) {
    return made(entities, caller, List.of(row)).getFirst();
  }

  /**
   * Writes the audit records of several new objects.
   *
   * @return the objects' values
   */
  public List<V> made(EntityManager entities, Caller caller, List<R> rows) {
    List<V> values = new ArrayList<>(rows.size());
    List<Audit.Change> changes = new ArrayList<>(rows.size());
    for (R row : rows) {
      V value = kind.value(entities, row);
      values.add(value);
      changes.add(
          new Audit.Change(
              kind.subject(row), Optional.empty(), Optional.of(kind.described(value))));
    }
    audit.recordAll(caller, kind.name() + ".create", changes);
    return values;
  }

  /**
   * Changes an object. If the value that callers see stays the same, nothing is changed, and
   * neither is the version.
   *
   * @param version the version that the object must still have, if given; else the answer is {@link
   *     Failure.Outdated}
   */
  public Answer<V> change(
      Caller caller, String name, OptionalLong version, Permission<R> may, Work<R, V> work) {
    return onLocked(
        caller,
        name,
        version,
        may,
        work,
        (entities, row, looked, before) ->
            kind.value(entities, row).equals(before)
                ? before
                : changed(entities, caller, row, looked, "change", before));
  }

  /**
   * Changes data that callers don't see, such as a password.
   *
   * @param action the word for the change in the audit log
   */
  public Answer<V> set(
      Caller caller,
      String name,
      OptionalLong version,
      String action,
      Permission<R> may,
      Work<R, V> work) {
    return onLocked(
        caller,
        name,
        version,
        may,
        work,
        (entities, row, looked, before) -> changed(entities, caller, row, looked, action, before));
  }

  /**
   * Changes data of an object that is in other rows and that callers read separately, such as the
   * members of a group.
   *
   * @param action the word for the change in the audit log
   * @param what the description of the change for the audit log, requested after the work
   */
  public Answer<V> note(
      Caller caller, String name, String action, Work<R, V> work, Supplier<String> what) {
    return onLocked(
        caller,
        name,
        OptionalLong.empty(),
        (entities, row) -> Optional.empty(),
        work,
        (entities, row, looked, before) -> {
          row.touch();
          entities.flush();
          audit.record(
              caller,
              kind.name() + "." + action,
              kind.subject(row),
              Optional.empty(),
              Optional.of(what.get()));
          return kind.value(entities, row);
        });
  }

  private V changed(
      EntityManager entities, Caller caller, R row, long looked, String action, V before) {
    if (row.version() == looked) {
      // The changed data is in other rows, or is not visible, so the version is increased
      // explicitly.
      row.touch();
      entities.flush();
    }
    V after = kind.value(entities, row);
    record(caller, action, row, Optional.of(before), Optional.of(after));
    return after;
  }

  /**
   * Deletes an object.
   *
   * @param version the version that the object must still have, if given; else the answer is {@link
   *     Failure.Outdated}
   * @return the value before the deletion
   */
  public Answer<V> delete(
      Caller caller, String name, OptionalLong version, Permission<R> may, Work<R, V> work) {
    return onLocked(
        caller,
        name,
        version,
        may,
        work,
        (entities, row, looked, before) -> {
          record(caller, "delete", row, Optional.of(before), Optional.empty());
          return before;
        });
  }

  /** Returns the answer when the work is done, and writes the audit record. */
  @FunctionalInterface
  private interface Outcome<R, V> {
    /**
     * Returns the answer.
     *
     * @param looked the version that was found
     * @param before the value before the work
     */
    V of(EntityManager entities, R row, long looked, V before);
  }

  private Answer<V> onLocked(
      Caller caller,
      String name,
      OptionalLong version,
      Permission<R> may,
      Work<R, V> work,
      Outcome<R, V> outcome) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          kind.lockFirst(entities);
          Optional<R> locked =
              kind.seen(entities, caller, name)
                  .flatMap(row -> RowLock.of(entities, row))
                  .filter(row -> !kind.isDeleted(row));
          if (locked.isEmpty()) {
            return Answer.failed(notFound(name));
          }
          R row = locked.get();
          Optional<Failure> refusal = may.refusal(entities, row);
          if (refusal.isPresent()) {
            return Answer.failed(refusal.get());
          }
          long looked = row.version();
          if (version.isPresent() && version.getAsLong() != looked) {
            return Answer.failed(new Failure.Outdated(looked));
          }
          V before = kind.value(entities, row);
          Optional<Failure> failure = work.on(entities, row, before);
          if (failure.isPresent()) {
            return Answer.failed(failure.get());
          }
          entities.flush();
          return new Answer.Done<>(outcome.of(entities, row, looked, before));
        });
  }

  private Failure notFound(String name) {
    return new Failure.NotFound(kind.name() + " " + name);
  }

  private void record(Caller caller, String action, R row, Optional<V> before, Optional<V> after) {
    audit.record(
        caller,
        kind.name() + "." + action,
        kind.subject(row),
        before.map(kind::described),
        after.map(kind::described));
  }
}
