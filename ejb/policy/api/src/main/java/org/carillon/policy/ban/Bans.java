package org.carillon.policy.ban;

import java.net.InetAddress;
import java.time.Duration;

/** Where those who notice abuse have its network banned. */
public interface Bans {

  /**
   * Bans a client's network: here at once, on every node within seconds, and written down a second
   * later. Whose network it is decides how: of trusted, exempt and this machine's addresses nothing
   * comes. A ban that is there lasts the longer of the two; each further one within a week lasts
   * twice as long as the one before, a week at most.
   *
   * @param client an address that was proven, as by a TCP connection: datagrams may be forged
   * @param reason what administrators read, in one line
   * @param time for how long
   * @return whether it is banned
   */
  boolean ban(InetAddress client, BanCause cause, String reason, Duration time);
}
