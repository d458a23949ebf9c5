package org.carillon.account.internal.hashing.scheme;

/** Checks a password against a hash, in a time that doesn't depend on how much of it is right. */
@FunctionalInterface
public interface HashCheck {

  /** Returns whether the password matches. This takes as long as computing the hash. */
  boolean matches(String password);
}
