package org.carillon.policy.ban;

import java.net.InetAddress;
import java.time.Duration;

/** Lets services that notice abuse ban a client's network. */
public interface Bans {

  /**
   * Bans a client's network: here at once, on every node within seconds. The row is written a
   * second later. The ban covers the network that the client's address belongs to; trusted, exempt
   * and local addresses are never banned. If the network is banned already, the longer of the two
   * bans counts. Each further ban within a week lasts twice as long as the one before, at most a
   * week.
   *
   * @param client an address that was proven, as by a TCP connection: the source of a datagram may
   *     be forged
   * @param reason the reason for administrators, in one line
   * @param time the duration of the ban
   * @return whether the network is banned
   */
  boolean ban(InetAddress client, BanCause cause, String reason, Duration time);
}
