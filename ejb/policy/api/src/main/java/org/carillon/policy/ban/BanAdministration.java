package org.carillon.policy.ban;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Lets server administrators list, create and lift bans. A change is in force on this node before
 * the method returns, and on other nodes within seconds.
 */
public interface BanAdministration {

  /** Returns the bans that are in force, ordered by the text of their networks. */
  Answer<Page<Ban>> list(Caller caller, PageRequest request);

  /** Returns a ban by its network, in any notation. */
  Answer<Ban> find(Caller caller, String network);

  /** Bans a network. The caller's own network cannot be banned. */
  Answer<Ban> create(Caller caller, String network, String reason, BanTime time);

  Answer<Ban> change(Caller caller, String network, String reason, OptionalLong version);

  /** Lifts a ban and forgets the failures that led to it. */
  Answer<Ban> lift(Caller caller, String network, OptionalLong version);
}
