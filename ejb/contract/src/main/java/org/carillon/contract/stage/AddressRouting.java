package org.carillon.contract.stage;

import java.util.List;
import org.carillon.contract.mail.Verdict;

/**
 * Where programs outside say that addresses lead. Is asked for each recipient before the address is
 * looked up here; what it says is not asked for again.
 */
@FunctionalInterface
public interface AddressRouting {
  /** Nobody says anything. */
  AddressRouting NONE = address -> new Routed.Unchanged();

  /** Where an address leads. */
  sealed interface Routed {
    /** Where it would lead anyway. */
    record Unchanged() implements Routed {}

    /**
     * To others in its stead.
     *
     * @param addresses {@code local@domain} each; at least one
     */
    record Others(List<String> addresses) implements Routed {
      /** Copies. */
      public Others {
        addresses = List.copyOf(addresses);
      }
    }

    /** Nowhere. */
    record Nowhere(Verdict.Refused why) implements Routed {}

    /** That can't be told now. */
    record Later(Verdict.Deferred why) implements Routed {}
  }

  /** Where an address leads; takes a time at most. */
  Routed of(String address);
}
