package org.carillon.account.internal.classes;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;

/**
 * The classes of service that a caller may put accounts into: those of the account's domain, and
 * those of the server that are offered, or that the caller administers. Each is looked for once.
 */
public final class AssignableClasses {
  private final EntityManager entities;
  private final Caller caller;
  private final Map<String, Optional<ServiceClassRow>> found = new HashMap<>();

  /** In a transaction of the caller's. */
  public AssignableClasses(EntityManager entities, Caller caller) {
    this.entities = entities;
    this.caller = caller;
  }

  /**
   * The class that an account is to be in.
   *
   * @param domain the id of the account's domain
   * @param typed the class's name; blank for none
   * @return empty for none
   */
  public Answer<Optional<ServiceClassRow>> of(long domain, String typed) {
    return of(domain, typed, caller.administersServer());
  }

  /**
   * The same of a class that was chosen by others than the caller.
   *
   * @param isOfServer whether those who administer the server chose it
   */
  public Answer<Optional<ServiceClassRow>> of(long domain, String typed, boolean isOfServer) {
    if (typed.isBlank()) {
      return new Answer.Done<>(Optional.empty());
    }
    Optional<ServiceClassRow> row =
        found
            .computeIfAbsent(
                typed, _ -> ClassName.of(typed).flatMap(name -> ClassRows.find(entities, name)))
            .filter(
                one ->
                    one.domain() == null ? one.isOffered() || isOfServer : one.domain() == domain);
    return row.isPresent()
        ? new Answer.Done<>(row)
        : Answer.failed(
            new Failure.Invalid(
                AccountType.CLASS.name(),
                "unknown",
                "There is no class of service “" + typed + "” for accounts of this domain."));
  }
}
