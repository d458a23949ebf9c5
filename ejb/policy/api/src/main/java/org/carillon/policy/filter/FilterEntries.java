package org.carillon.policy.filter;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * The lists for strangers' mail, for those who administer: the server's for server administrators,
 * a domain's for its own. A change counts on every node within seconds.
 */
public interface FilterEntries {

  /**
   * The entries that the caller administers, by name.
   *
   * @param domain only of this domain, by any of its names; empty for all
   */
  Answer<Page<FilterEntry>> list(Caller caller, Optional<String> domain, PageRequest request);

  /** The entry with this name. */
  Answer<FilterEntry> find(Caller caller, String name);

  /**
   * Makes an entry.
   *
   * @param name unique on the server; clients that are refused read it
   * @param domain for whose mail it is, by any of its names; empty for the whole server, or for
   *     administrators of a domain that domain
   * @return invalid {@code name}, {@code pattern} or {@code text}; taken {@code name} or {@code
   *     pattern}
   */
  Answer<FilterEntry> create(Caller caller, String name, Optional<String> domain, FilterRule rule);

  /**
   * Changes what an entry says.
   *
   * @param change what it says then, of what it says now
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<FilterEntry> change(
      Caller caller, String name, UnaryOperator<FilterRule> change, OptionalLong version);

  /** Deletes an entry. */
  Answer<FilterEntry> delete(Caller caller, String name, OptionalLong version);
}
