package org.carillon.identity.signin;

import java.time.Instant;

/**
 * A bar: sign-ins are refused for a while because too many passwords were wrong.
 *
 * @param kind the kind of sign-ins that are refused
 * @param whom an account's address, an administrator's name, or a network as text ({@code
 *     192.0.2.1}, {@code 2001:db8:0:7::/64})
 * @param began the time when too many passwords had been wrong
 * @param ends the time when the bar ends, unless it is lifted before
 */
public record Bar(Kind kind, String whom, Instant began, Instant ends) {

  /** The kind of sign-ins that are refused. */
  public enum Kind {
    /** Sign-ins to an account from networks from which it is not known to sign in. */
    ACCOUNT,
    /** Sign-ins by an administrator's name from networks not known for that name. */
    ADMINISTRATOR,
    /** Sign-ins from a network, to accounts that are not known to sign in from there. */
    NETWORK
  }
}
