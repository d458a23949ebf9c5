package org.carillon.account.classes;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * The classes of service: of the server, for those who administer it, and of domains, for those who
 * administer them. Whoever administers a domain sees besides what the server offers. What a class
 * gives is its settings ({@code Scope.OfClass}); which accounts are in it is the accounts'.
 */
public interface ServiceClasses {

  /**
   * Makes one.
   *
   * @param name without an @ one of the server's, else that domain's
   * @param offered whether domains' administrators may use one of the server's
   */
  Answer<ServiceClass> create(Caller caller, String name, String description, boolean offered);

  /** The one with this name. */
  Answer<ServiceClass> find(Caller caller, String name);

  /** All that the caller may see, by name. */
  Answer<Page<ServiceClass>> list(Caller caller, PageRequest request);

  /**
   * Changes what is said of one; what is empty stays.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<ServiceClass> change(
      Caller caller,
      String name,
      Optional<String> description,
      Optional<Boolean> offered,
      OptionalLong version);

  /** Deletes one that no account is in, with its settings. */
  Answer<ServiceClass> delete(Caller caller, String name, OptionalLong version);
}
