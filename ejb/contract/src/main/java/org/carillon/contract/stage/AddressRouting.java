package org.carillon.contract.stage;

import java.util.List;
import org.carillon.contract.mail.Verdict;

/**
 * The routing of addresses by external programs. It is asked for each recipient before the address
 * is looked up here; the addresses that it returns are not routed again.
 */
@FunctionalInterface
public interface AddressRouting {
  AddressRouting NONE = address -> new Routed.Unchanged();

  /** The destination of an address. */
  sealed interface Routed {
    record Unchanged() implements Routed {}

    /** Other addresses, at least one {@code local@domain}, replace the address. */
    record Others(List<String> addresses) implements Routed {
      public Others {
        addresses = List.copyOf(addresses);
      }
    }

    /** The address is refused. */
    record Nowhere(Verdict.Refused why) implements Routed {}

    /** The destination can't be found out now. */
    record Later(Verdict.Deferred why) implements Routed {}
  }

  /** Returns the destination of an address, within a limited time. */
  Routed of(String address);
}
