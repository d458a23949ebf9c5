package org.carillon.contract.net;

import java.time.Duration;

/**
 * The limits of one listener.
 *
 * @param connections the maximum number of open connections, all clients together
 * @param perAddress the maximum from one client address
 * @param idle how long an authenticated client may be silent before the session ends
 * @param preAuthenticationIdle the same before authentication
 * @param badCommands the number of failed commands that ends the session
 * @param lineOctets the longest line that is read, in octets, its end included
 * @param futile the maximum number of futile sessions of one client within ten minutes; a session
 *     is futile if the client neither signs in nor sends a message nor ends it properly; 0 for
 *     unlimited
 */
public record Limits(
    int connections,
    int perAddress,
    Duration idle,
    Duration preAuthenticationIdle,
    int badCommands,
    int lineOctets,
    int futile) {

  /** Creates limits that allow any number of futile sessions. */
  public Limits(
      int connections,
      int perAddress,
      Duration idle,
      Duration preAuthenticationIdle,
      int badCommands,
      int lineOctets) {
    this(connections, perAddress, idle, preAuthenticationIdle, badCommands, lineOctets, 0);
  }
}
