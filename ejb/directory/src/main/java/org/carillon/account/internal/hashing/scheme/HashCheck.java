package org.carillon.account.internal.hashing.scheme;

/** Tells whether a password is a hash's, in a time that does not depend on how much is right. */
@FunctionalInterface
public interface HashCheck {

  /** Whether it is; takes what the hash costs. */
  boolean matches(String password);
}
