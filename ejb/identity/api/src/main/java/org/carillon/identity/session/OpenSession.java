package org.carillon.identity.session;

import java.time.Instant;
import java.util.Optional;

/**
 * Something by which an account is in use.
 *
 * @param id names it among the account's, for ending it
 * @param kind what it is
 * @param service the key of the service that it came by ({@code imaps})
 * @param program what the client calls itself, a token's label; empty where it does not say
 * @param from the address or network of the client; empty where that is not known
 * @param node the node that has it; empty for what all have
 * @param since when it began; empty where that is not kept
 * @param used when it was used last, to a minute; empty for what is in use all the time
 * @param until when it ends by itself; empty for never
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

  /** What there is. */
  public enum Kind {
    /** A connection of a mail program that somebody signed in on. */
    CONNECTION("connection"),
    /** A browser. */
    WEB("web"),
    /** A bearer token. */
    TOKEN("token"),
    /** A site or program that was let in (OAuth 2.0). */
    CLIENT("client"),
    /** A registered phone. */
    PHONE("phone");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As programs read it. */
    public String word() {
      return word;
    }
  }
}
