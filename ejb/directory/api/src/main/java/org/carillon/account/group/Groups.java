package org.carillon.account.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Manages the groups, for the administrators of their domains. */
public interface Groups {

  /** Creates a group without members in a domain served here. */
  Answer<Group> create(Caller caller, String address, GroupAttributes terms);

  Answer<Group> find(Caller caller, String address);

  Answer<Group> find(Caller caller, long id);

  /**
   * Returns the groups of the caller's domains, ordered by address.
   *
   * @param domain any name of the domain to which the result is limited; empty for all domains
   */
  Answer<Page<Group>> list(Caller caller, Optional<String> domain, PageRequest request);

  /** Returns the groups the caller may see of which an account is a direct member, by address. */
  Answer<List<Group>> of(Caller caller, long account);

  /**
   * Changes the attributes of a group.
   *
   * @param change a function that returns the new attributes, given the present ones
   * @param version the version that the caller has seen; empty to change the group whatever its
   *     version
   */
  Answer<Group> change(
      Caller caller, String address, UnaryOperator<GroupAttributes> change, OptionalLong version);

  /** Gives a group another address in its domain, freeing the old. Members and shares stay. */
  Answer<Group> rename(Caller caller, String address, String to);

  /** Deletes a group. Its address is free again, and what was shared with it no longer is. */
  Answer<Group> delete(Caller caller, String address, OptionalLong version);
}
