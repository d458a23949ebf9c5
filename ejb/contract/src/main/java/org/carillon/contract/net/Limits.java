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
 */
public record Limits(
    int connections,
    int perAddress,
    Duration idle,
    Duration preAuthenticationIdle,
    int badCommands,
    int lineOctets) {}
