package org.carillon.identity.helpdesk;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as the help desk sees it.
 *
 * @param address the account's canonical address
 * @param displayName the name that people read; may be empty
 * @param enabled whether the account can sign in and receive mail
 * @param barredUntil the time until which sign-ins are refused because too many passwords were
 *     wrong
 * @param hasSecondFactor whether the account has a second factor that could be lost; set only for a
 *     single account that can be helped, never in lists
 * @param reach whether the account can be helped, or the reason why not
 */
public record HelpedAccount(
    String address,
    String displayName,
    boolean enabled,
    Optional<Instant> barredUntil,
    boolean hasSecondFactor,
    Reach reach) {

  /** Says whether the help desk may act on an account. */
  public enum Reach {
    /** The help desk may act on the account. */
    OPEN,
    /** The account is the caller's own. */
    OWN,
    /** The account administers something. */
    ADMINISTERS,
    /** The account is a room's or another resource's. Nobody signs in to it. */
    RESOURCE
  }
}
