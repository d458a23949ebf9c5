package org.carillon.contract.call;

import java.util.Optional;

/**
 * The SIP adapter's access to call control. The adapter calls {@link #open} once and keeps the
 * result while this port is open: a registration uses call control four times, and calls through
 * the container would cost more than call control's own work.
 */
public interface CallControls {

  /**
   * Returns call control, which may be called from any thread and reports every failure in its
   * answers; empty while the registrations are not known yet, in which case the adapter asks again.
   */
  Optional<CallControl> open();
}
