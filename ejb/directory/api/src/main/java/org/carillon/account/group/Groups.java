package org.carillon.account.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The groups, for those who administer their domain. */
public interface Groups {

  /** Makes a group without members in a domain served here. */
  Answer<Group> create(Caller caller, String address, GroupTerms terms);

  /** The group with this address. */
  Answer<Group> find(Caller caller, String address);

  /** The group with this id. */
  Answer<Group> find(Caller caller, long id);

  /**
   * The groups of the caller's domains, by address.
   *
   * @param domain only of this domain, by any of its names; empty for all
   */
  Answer<Page<Group>> list(Caller caller, Optional<String> domain, PageRequest request);

  /** The groups that an account is a member of itself, by address, as far as the caller sees. */
  Answer<List<Group>> of(Caller caller, long account);

  /**
   * Changes what is said of a group.
   *
   * @param change what is to be said, given what is
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<Group> change(
      Caller caller, String address, UnaryOperator<GroupTerms> change, OptionalLong version);

  /**
   * Gives a group another address in the same domain; the old one is free then. What is shared with
   * it and who is in it stays.
   */
  Answer<Group> rename(Caller caller, String address, String to);

  /** Deletes a group: its address is free again, and what was shared with it is no more. */
  Answer<Group> delete(Caller caller, String address, OptionalLong version);
}
