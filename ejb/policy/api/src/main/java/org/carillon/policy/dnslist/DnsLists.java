package org.carillon.policy.dnslist;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The lists in the DNS that are asked, for server administrators. */
public interface DnsLists {

  /** All of them, by name. */
  Answer<Page<DnsList>> list(Caller caller, PageRequest request);

  /** The list with this name. */
  Answer<DnsList> find(Caller caller, String name);

  /** Whether a list works; waits for the DNS. */
  Answer<DnsListHealth> health(Caller caller, String name);

  /** Why a list could not tell, the last time that happened on this node; empty if it never did. */
  Optional<String> trouble(DnsList list);

  /**
   * Makes a list.
   *
   * @return invalid {@code name}, {@code zone}, {@code codes} or {@code text}; taken {@code name}
   *     or {@code zone}
   */
  Answer<DnsList> create(Caller caller, String name, DnsListRule rule);

  /**
   * Changes how a list is asked.
   *
   * @param change what is so then, of what is so now
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<DnsList> change(
      Caller caller, String name, UnaryOperator<DnsListRule> change, OptionalLong version);

  /** Deletes a list. */
  Answer<DnsList> delete(Caller caller, String name, OptionalLong version);
}
