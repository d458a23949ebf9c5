package org.carillon.account.internal.classes;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.setting.NewAccountSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.identity.Caller;

/**
 * The classes of service that a caller may put accounts into: those of the account's domain, and
 * those of the server offered or administered by the caller. Each class is looked up once.
 */
public final class AssignableClasses {
  private final EntityManager entities;
  private final Caller caller;
  private final Map<String, Optional<ServiceClassRow>> found = new HashMap<>();

  /** Creates it for use in the caller's transaction. */
  public AssignableClasses(EntityManager entities, Caller caller) {
    this.entities = entities;
    this.caller = caller;
  }

  /**
   * Returns the class for an account.
   *
   * @param domain the id of the account's domain
   * @param typed the class's name; blank for none
   * @return the class; empty for none
   */
  public Answer<Optional<ServiceClassRow>> of(long domain, String typed) {
    return of(domain, typed, caller.administersServer());
  }

  /**
   * Returns the class for an account if somebody other than the caller chose it.
   *
   * @param isOfServer true if a server administrator chose it
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
                "There is no class of service “"
                    + typed
                    + "” that accounts of this domain can use."));
  }

  /**
   * Returns the class for an account that gets the one in the setting for new accounts. If there is
   * no such class, the failure names the setting.
   *
   * @param typed the setting's value; blank for none
   * @param isOfServer true if a server administrator set it
   */
  public Answer<Optional<ServiceClassRow>> ofSetting(
      long domain, String typed, boolean isOfServer) {
    return of(domain, typed, isOfServer)
        .retold(
            _ ->
                new Failure.Invalid(
                    AccountType.CLASS.name(),
                    "unknown-default-class",
                    "The setting "
                        + NewAccountSettings.CLASS.key()
                        + " names the class of service “"
                        + typed
                        + "”, which accounts of this domain cannot use or which does not exist."
                        + " Change or remove the setting.",
                    typed));
  }
}
