package org.carillon.policy.ban;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Bans as server administrators list, make and lift them. What is done counts on this node before
 * it returns, on others within seconds.
 */
public interface BanBook {

  /** Those that last, in the order of their networks' text. */
  Answer<Page<Ban>> list(Caller caller, PageRequest request);

  /** One, by its network as written in any form. */
  Answer<Ban> find(Caller caller, String network);

  /** Bans a network, but for one that the caller is in. */
  Answer<Ban> create(Caller caller, String network, String reason, BanTime time);

  /** Says another reason. */
  Answer<Ban> change(Caller caller, String network, String reason, OptionalLong version);

  /** Lifts one; what led to it is forgotten, too. */
  Answer<Ban> lift(Caller caller, String network, OptionalLong version);
}
