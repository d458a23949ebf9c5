package org.carillon.policy.filter;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * The lists that filter mail from outside. Server administrators manage the server's,
 * administrators of a domain manage their own. A change is in force on every node within seconds.
 */
public interface FilterEntries {

  /**
   * Returns the entries that the caller administers, ordered by name.
   *
   * @param domain only entries of this domain, by any of its names; empty for all
   */
  Answer<Page<FilterEntry>> list(Caller caller, Optional<String> domain, PageRequest request);

  Answer<FilterEntry> find(Caller caller, String name);

  /**
   * Creates an entry.
   *
   * @param name the name, unique on the server; clients whose mail is refused read it
   * @param domain the domain whose mail it is for, by any of its names; if empty, the whole server,
   *     or the own domain of an administrator of a domain
   * @return invalid {@code name}, {@code pattern} or {@code text}; taken {@code name} or {@code
   *     pattern}
   */
  Answer<FilterEntry> create(Caller caller, String name, Optional<String> domain, FilterRule rule);

  /**
   * Changes the rule of an entry.
   *
   * @param change makes the new rule from the current one
   * @param version the version that the caller has seen; empty to change any version
   */
  Answer<FilterEntry> change(
      Caller caller, String name, UnaryOperator<FilterRule> change, OptionalLong version);

  Answer<FilterEntry> delete(Caller caller, String name, OptionalLong version);
}
