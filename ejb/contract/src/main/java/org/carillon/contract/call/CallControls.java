package org.carillon.contract.call;

import java.util.Optional;

/**
 * The SIP adapter's way to call control. It asks once and keeps what it is given for as long as
 * this port is open: a registration asks call control four times, and each call by way of the
 * container would cost more than call control's own work.
 */
public interface CallControls {

  /**
   * Call control, to be called from any thread; every surprise is among its answers. Empty while it
   * can't know yet who is registered: then it is asked for again.
   */
  Optional<CallControl> open();
}
