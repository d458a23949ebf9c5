package org.carillon.identity.helpdesk;

import java.time.Instant;
import java.util.Optional;

/**
 * What the help desk sees of an account.
 *
 * @param address its canonical address
 * @param displayName the name people read; may be empty
 * @param enabled whether it can sign in and receive
 * @param barredUntil until when sign-ins are put off, since too many passwords were wrong
 * @param hasSecondFactor whether it has a second factor that could be lost; told of one account
 *     that can be helped, in lists never
 * @param reach whether it can be helped, else why not
 */
public record HelpedAccount(
    String address,
    String displayName,
    boolean enabled,
    Optional<Instant> barredUntil,
    boolean hasSecondFactor,
    Reach reach) {

  /** Whether the help desk may do something for an account. */
  public enum Reach {
    /** It may. */
    OPEN,
    /** It is the caller's own. */
    OWN,
    /** It administers something. */
    ADMINISTERS,
    /** It is a room's, or another resource's: nobody signs in by it. */
    RESOURCE
  }
}
