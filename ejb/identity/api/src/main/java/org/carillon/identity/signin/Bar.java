package org.carillon.identity.signin;

import java.time.Instant;

/**
 * Somebody whose sign-ins are put off for a while, since too many passwords were wrong.
 *
 * @param kind what is put off
 * @param whom an account's address, an administrator's name, or a network as it is written ({@code
 *     192.0.2.1}, {@code 2001:db8:0:7::/64})
 * @param began when too many were wrong
 * @param ends when it is over, unless it is lifted before
 */
public record Bar(Kind kind, String whom, Instant began, Instant ends) {

  /** What is put off. */
  public enum Kind {
    /** Sign-ins to an account, from where it is not known to sign in. */
    ACCOUNT,
    /** Sign-ins by an administrator's own name, likewise. */
    ADMINISTRATOR,
    /** Sign-ins from a network, to accounts that are not known to sign in from there. */
    NETWORK
  }
}
