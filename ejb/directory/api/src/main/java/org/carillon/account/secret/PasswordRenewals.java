package org.carillon.account.secret;

import java.time.Instant;
import org.carillon.contract.net.ClientNetwork;

/** Is told when a principal is about to have a new password. */
public interface PasswordRenewals {

  /**
   * A principal is about to have a new password, set by whoever showed the present one: it signs in
   * from where that was shown.
   *
   * @param principal the canonical address or name
   * @param password tells the new password from the principal's others
   * @param from where the present one was shown
   */
  void renewed(String principal, long password, ClientNetwork from);

  /**
   * Tells a principal's passwords apart: by when one was set, since its hash is made anew when the
   * cost of hashes changes.
   */
  static long mark(Instant changed) {
    return changed.toEpochMilli();
  }
}
