package org.carillon.contract.identity;

/** The answer to a sign-in. */
public sealed interface SignIn {

  /**
   * The client is who it says.
   *
   * @param caller as which it acts
   * @param standing what that rests on, for sessions that stay open
   */
  record Admitted(Caller caller, Standing standing) implements SignIn {}

  /** Not admitted, and trying the same again will not help. */
  record Rejected(Reason reason) implements SignIn {}

  /**
   * Could not be decided now: too many checks at once, or the database is away.
   *
   * @param why a sentence for the log and for health, without names
   */
  record TryLater(String why) implements SignIn {}

  /**
   * Why a sign-in was rejected. A client is told {@link #WRONG} alike for an unknown name and a
   * wrong password.
   */
  enum Reason {
    /** Name unknown or password wrong. */
    WRONG,
    /** The account or its domain is switched off, or this service is not allowed to it. */
    NOT_ALLOWED,
    /** A password without encryption is refused here (a setting; loopback is excepted). */
    NEEDS_ENCRYPTION,
    /** The authorization identity may not be acted for. */
    NOT_AUTHORIZED_AS
  }
}
