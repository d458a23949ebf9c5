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
import org.carillon.settings.Versions;

/**
 * What is done alike with every kind of object in the directory: who may see which, pages, changes
 * and deletions of the version that was looked at, and the audit log's record of each.
 */
public final class DirectoryObjects<R extends VersionedRow, V> {
  private static final long ALL = 0;

  private final DirectoryTransactions transactions;
  private final Audit audit;
  private final DirectoryKind<R, V> kind;

  /** Over the directory's transactions. */
  public DirectoryObjects(
      DirectoryTransactions transactions, Audit audit, DirectoryKind<R, V> kind) {
    this.transactions = transactions;
    this.audit = audit;
    this.kind = kind;
  }

  /** Why a locked object may not be changed by a caller that sees it; asked before the version. */
  @FunctionalInterface
  public interface Permission<R> {
    /** Empty if it may be. */
    Optional<Failure> refusal(EntityManager entities, R row);
  }

  /** Changes a locked object of the version that was looked at. */
  @FunctionalInterface
  public interface Work<R, V> {
    /**
     * Does it.
     *
     * @param before what it is now
     * @return why it can't be done, nothing being written then; empty when it is done
     */
    Optional<Failure> on(EntityManager entities, R row, V before);
  }

  /** One that the caller may see. */
  public Answer<V> find(Caller caller, String name) {
    return find(caller, name, (entities, row) -> Optional.empty());
  }

  /** The same, if the caller may besides do with it what is asked for. */
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
   * A page of those that a caller administers: all, or those of one domain.
   *
   * @param query selects those of a domain, or of all where the domain is 0, by name from where the
   *     page before ended and by the pattern {@code :search}
   * @param key the name by which a page goes on behind it
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
   * Notes that one was made, in the transaction that persisted it.
   *
   * @return what it is
   */
  public V made(EntityManager entities, Caller caller, R row) {
    return made(entities, caller, List.of(row)).getFirst();
  }

  /**
   * The same of several.
   *
   * @return what each is
   */
  public List<V> made(EntityManager entities, Caller caller, List<R> rows) {
    List<V> values = new ArrayList<>(rows.size());
    List<Audit.Deed> deeds = new ArrayList<>(rows.size());
    for (R row : rows) {
      V value = kind.value(entities, row);
      values.add(value);
      deeds.add(
          new Audit.Deed(kind.subject(row), Optional.empty(), Optional.of(kind.described(value))));
    }
    audit.recordAll(caller, kind.name() + ".create", deeds);
    return values;
  }

  /**
   * Changes one. What changes nothing that callers see is no change: its version stays.
   *
   * @param version of which it must still be, if given; else {@link Failure.Outdated}
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
   * Sets what callers don't see, such as a password.
   *
   * @param action the audit log's word for it
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
   * Sets what many rows hold of one and callers see apart from it, such as a group's members.
   *
   * @param action the audit log's word for it
   * @param what what the audit log says was done, asked for after the work
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
      // What is another stands in other rows, or is not shown.
      row.touch();
      entities.flush();
    }
    V after = kind.value(entities, row);
    record(caller, action, row, Optional.of(before), Optional.of(after));
    return after;
  }

  /**
   * Deletes one.
   *
   * @param version of which it must still be, if given; else {@link Failure.Outdated}
   * @return what it was
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

  /** What is answered when the work is done, and noted of it. */
  @FunctionalInterface
  private interface Outcome<R, V> {
    /**
     * Tells.
     *
     * @param looked the version that was found
     * @param before what it was
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
        Versions.Kind.DIRECTORY,
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
