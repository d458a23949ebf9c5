package org.carillon.contract.source;

/** The answer of an identity source about a user. */
public sealed interface SourceAnswer {

  /** The source knows the user. If a password was given, it is right. */
  record Known(SourceIdentity person) implements SourceAnswer {}

  /** The source does not know the user, or the password is wrong; it does not say which. */
  record Wrong() implements SourceAnswer {}

  /** The password is right, but the user may not sign in; the reason is for the log. */
  record Refused(String why) implements SourceAnswer {}

  /** The source can't be asked about a user without the password. */
  record Silent() implements SourceAnswer {}
}
