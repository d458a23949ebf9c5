package org.carillon.account.resource;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Manages the resources, for the administrators of their domains. Each resource is also an account
 * with which nobody can sign in. Its mailboxes, their quota, rights, backups and undelete therefore
 * work as for accounts, and it is renamed as an account is.
 */
public interface Resources {

  /** Creates a resource in a domain served here. */
  Answer<BookableResource> create(Caller caller, String address, ResourceAttributes terms);

  Answer<BookableResource> find(Caller caller, String address);

  /**
   * Returns the resources of the caller's domains, ordered by address.
   *
   * @param domain any name of the domain to which the result is limited; empty for all domains
   */
  Answer<Page<BookableResource>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes the attributes of a resource.
   *
   * @param change a function that returns the new attributes, given the present ones
   * @param version the version that the caller has seen; empty to change the resource whatever its
   *     version
   */
  Answer<BookableResource> change(
      Caller caller,
      String address,
      UnaryOperator<ResourceAttributes> change,
      OptionalLong version);

  /** Deletes a resource and frees its address. It is recoverable during the undelete window. */
  Answer<BookableResource> delete(Caller caller, String address, OptionalLong version);
}
