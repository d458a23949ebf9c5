package org.carillon.identity.source;

/** Says whether an address that no account here has belongs to a user whom a source knows. */
@FunctionalInterface
public interface RecipientLookup {

  /** The result of asking the sources. */
  enum Outcome {
    /** An account was created. The address leads to it now. */
    MADE,
    /** No source knows the address. */
    UNKNOWN,
    /** The result cannot be told at the moment. */
    LATER
  }

  /**
   * Asks those sources of the domain that create accounts when mail arrives. Unknown addresses are
   * remembered for a while.
   *
   * @param address the address as written, in a domain of this server
   */
  Outcome look(String address, long domain);
}
