package org.carillon.contract.call;

import java.util.Optional;

/**
 * The SIP adapter's way to its desk. It asks once and keeps what it is given for as long as this
 * port is open: a registration asks the desk four times, and each call by way of the container
 * would cost more than the desk's own work.
 */
public interface CallDesks {

  /**
   * The desk, to be called from any thread; every surprise is among its answers. Empty while it
   * can't know yet who is registered: then it is asked for again.
   */
  Optional<CallDesk> open();
}
