package org.carillon.account.secret;

import java.time.Instant;
import org.carillon.contract.net.ClientNetwork;

/** An observer that is called before a principal's password changes. */
public interface PasswordChangeObserver {

  /**
   * Called before a principal's password changes by a caller that has proved the present password.
   * The principal counts as signed in from that caller's network.
   *
   * @param principal the canonical address or name
   * @param password the new password's mark, which identifies it among the principal's passwords
   * @param from the network from which the present password was proved
   */
  void renewed(String principal, long password, ClientNetwork from);

  /**
   * Returns a mark that identifies one of a principal's passwords: the time at which it was set.
   * The hash can't serve for this, because it is computed again when the cost of hashes changes.
   */
  static long mark(Instant changed) {
    return changed.toEpochMilli();
  }
}
