package org.carillon.identity.session;

import java.time.Instant;
import java.util.Optional;

/**
 * An open session of an account.
 *
 * @param id the id by which it can be ended, unique within the account
 * @param kind its kind
 * @param service the key of the service that it came by ({@code imaps})
 * @param program the client's name for itself, or a token's label; empty if unknown
 * @param from the client's address or network; empty if unknown
 * @param node the node that has it; empty if all nodes have it
 * @param since the time when it began; empty if that is not stored
 * @param used the time of the last use, to a minute; empty if it is in use all the time
 * @param until the time when it ends by itself; empty if it does not end by itself
 */
public record OpenSession(
    String id,
    Kind kind,
    String service,
    String program,
    String from,
    String node,
    Optional<Instant> since,
    Optional<Instant> used,
    Optional<Instant> until) {

  /** The kind of a session. */
  public enum Kind {
    /** A mail program's connection on which a user signed in. */
    CONNECTION("connection"),
    /** A browser in which a user is signed in. */
    WEB("web"),
    /** A bearer token. */
    TOKEN("token"),
    /** A site or program that was let in by OAuth 2.0. */
    CLIENT("client"),
    /** A registered phone. */
    PHONE("phone");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word that API clients read for this value. */
    public String word() {
      return word;
    }
  }
}
