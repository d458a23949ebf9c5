package org.carillon.account.classes;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Manages the classes of service: those of the server for its administrators, and those of domains
 * for their administrators. An administrator of a domain also sees the classes that the server
 * offers. The effect of a class is in its settings ({@code Scope.OfClass}). Its accounts are
 * assigned through the accounts themselves.
 */
public interface ServiceClasses {

  /**
   * Creates a class.
   *
   * @param name a name without {@code @} for a class of the server, else {@code name@domain} for a
   *     class of that domain
   * @param offered true if administrators of domains may use this class of the server
   */
  Answer<ServiceClass> create(Caller caller, String name, String description, boolean offered);

  Answer<ServiceClass> find(Caller caller, String name);

  /** Returns all classes that the caller may see, ordered by name. */
  Answer<Page<ServiceClass>> list(Caller caller, PageRequest request);

  /**
   * Changes the description of a class and whether it is offered. A value that is empty is left as
   * it is.
   *
   * @param version the version that the caller has seen; empty to change the class whatever its
   *     version
   */
  Answer<ServiceClass> change(
      Caller caller,
      String name,
      Optional<String> description,
      Optional<Boolean> offered,
      OptionalLong version);

  /** Deletes a class that has no accounts, with its settings. */
  Answer<ServiceClass> delete(Caller caller, String name, OptionalLong version);
}
