package org.carillon.account.resource;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * The resources, for those who administer their domain. Each is an account besides, by which nobody
 * signs in: so its mailboxes, their quota, rights, backups and undelete are those of accounts, and
 * another address is given to it as to an account.
 */
public interface Resources {

  /** Makes one in a domain served here. */
  Answer<BookableResource> create(Caller caller, String address, ResourceTerms terms);

  /** The one with this address. */
  Answer<BookableResource> find(Caller caller, String address);

  /**
   * Those of the caller's domains, by address.
   *
   * @param domain only of this domain, by any of its names; empty for all
   */
  Answer<Page<BookableResource>> list(Caller caller, Optional<String> domain, PageRequest request);

  /**
   * Changes what is said of one.
   *
   * @param change what is to be said, given what is
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<BookableResource> change(
      Caller caller, String address, UnaryOperator<ResourceTerms> change, OptionalLong version);

  /**
   * Deletes one, as accounts are deleted: its address is free again, and for a while it can be
   * brought back with its calendar.
   */
  Answer<BookableResource> delete(Caller caller, String address, OptionalLong version);
}
