package org.carillon.look;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A file that administrators uploaded for the pages.
 *
 * @param id its id
 * @param kind its kind
 * @param domain the id of the domain that owns it; empty for the server
 * @param name a language's code or a skin's name; empty for a logo
 * @param type its media type
 * @param digest the digest that identifies it
 * @param octets its size in octets
 * @param uploaded the time of the upload
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

  /** The kinds of files, with their largest size in octets. */
  public enum Kind {
    LOGO(256 * 1_024),
    /** A skin for the pages: rules, pictures and texts, in one archive. */
    SKIN(1_024 * 1_024),
    LANGUAGE(1_024 * 1_024);

    private final int most;

    Kind(int most) {
      this.most = most;
    }

    /** Returns the maximum number of octets of such a file. */
    public int most() {
      return most;
    }
  }
}
