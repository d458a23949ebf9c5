package org.carillon.contract.net;

import java.time.Duration;

/**
 * The bounds of one listener.
 *
 * @param connections how many connections it holds at once, all clients together
 * @param perAddress how many from one client address
 * @param idle how long a signed-in client may be silent before the session ends
 * @param preAuthenticationIdle the same before sign-in
 * @param badCommands how many commands in error end the session
 * @param lineOctets the longest line read, its end included
 * @param futile how many sessions one client may have within ten minutes that neither sign in nor
 *     send a message nor take their leave; 0 for any number
 */
public record Limits(
    int connections,
    int perAddress,
    Duration idle,
    Duration preAuthenticationIdle,
    int badCommands,
    int lineOctets,
    int futile) {

  /** With any number of futile sessions. */
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
