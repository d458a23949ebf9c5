package org.carillon.look;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A file that administrators gave the pages.
 *
 * @param id its id
 * @param kind what it is
 * @param domain the id of the domain whose it is; empty for the server's
 * @param name a language's code, a skin's name; nothing for a logo
 * @param type its media type
 * @param digest what tells it from all others
 * @param octets how large it is
 * @param uploaded since when it is there
 */
public record LookFile(
    long id,
    Kind kind,
    OptionalLong domain,
    String name,
    String type,
    String digest,
    long octets,
    Instant uploaded) {

  /** What a file can be, and how large, in octets. */
  public enum Kind {
    /** A picture that stands for a domain. */
    LOGO(256 * 1_024),
    /** A look of the pages: rules, pictures and words, in one archive. */
    SKIN(1_024 * 1_024),
    /** The sentences of a language. */
    LANGUAGE(1_024 * 1_024);

    private final int most;

    Kind(int most) {
      this.most = most;
    }

    /** The most octets that one may have. */
    public int most() {
      return most;
    }
  }
}
