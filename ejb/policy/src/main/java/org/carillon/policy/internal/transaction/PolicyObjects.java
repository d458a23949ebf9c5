package org.carillon.policy.internal.transaction;

import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.carillon.account.declared.CountedTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.RowLock;
import org.carillon.database.StoredText;

/** The operations of all kinds of policy objects: finding one, changing it under a lock. */
public final class PolicyObjects<R extends PolicyRow, V> {
  private final CountedTransactions transactions;
  private final Class<R> rows;
  private final String what;
  private final BiPredicate<Caller, R> sees;
  private final Function<R, V> value;

  /**
   * Creates the operations for objects of domains.
   *
   * @param rows an entity that has a unique {@code name}
   * @param what the object's name, as within a sentence
   * @param sees tells whether a caller may see an object; for other callers it does not exist
   */
  public PolicyObjects(
      CountedTransactions transactions,
      Class<R> rows,
      String what,
      BiPredicate<Caller, R> sees,
      Function<R, V> value) {
    this.transactions = transactions;
    this.rows = rows;
    this.what = what;
    this.sees = sees;
    this.value = value;
  }

  /** An operation on a locked row. */
  @FunctionalInterface
  public interface Work<R, V> {
    /** Performs the operation. Unless it returns {@code Done}, nothing is changed. */
    Answer<V> on(EntityManager entities, R row);
  }

  /** Returns what is wrong with a search text: it has characters that no name can have. */
  public Optional<Failure> problem(PageRequest request) {
    return request.search().filter(StoredText::isImpossible).isPresent()
            || request.after().filter(StoredText::isImpossible).isPresent()
        ? Optional.of(
            new Failure.Invalid(
                "search",
                "malformed",
                "The search text has characters that the name of a " + what + " cannot have."))
        : Optional.empty();
  }

  /** Returns an object that the caller may see. */
  public Answer<V> find(Caller caller, String name) {
    return transactions.look(
        entities ->
            seen(entities, caller, name)
                .<Answer<V>>map(row -> new Answer.Done<>(value.apply(row)))
                .orElseGet(() -> notFound(name)));
  }

  /**
   * Changes or deletes an object that the caller may see.
   *
   * @param version the version that it must still have, if given; else {@link Failure.Outdated}
   */
  public Answer<V> change(Caller caller, String name, OptionalLong version, Work<R, V> work) {
    return transactions.change(
        entities -> {
          Optional<R> locked =
              seen(entities, caller, name).flatMap(row -> RowLock.of(entities, row));
          if (locked.isEmpty()) {
            return notFound(name);
          }
          long looked = locked.get().version();
          return version.isPresent() && version.getAsLong() != looked
              ? Answer.failed(new Failure.Outdated(looked))
              : work.on(entities, locked.get());
        });
  }

  private Optional<R> seen(EntityManager entities, Caller caller, String name) {
    return StoredText.isImpossible(name)
        ? Optional.empty()
        : entities
            .createQuery("FROM " + rows.getSimpleName() + " r WHERE r.name = :name", rows)
            .setParameter("name", name.toLowerCase(Locale.ROOT))
            .getResultStream()
            .findFirst()
            .filter(row -> sees.test(caller, row));
  }

  private Answer<V> notFound(String name) {
    return Answer.failed(new Failure.NotFound(what, name));
  }
}
