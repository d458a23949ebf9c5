package org.carillon.zone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A domain's policy for incoming mail: encrypted, to a host with a valid certificate (MTA-STS, RFC
 * 8461).
 *
 * @param mode what other servers do if that fails
 * @param host the host that the domain's mail goes to
 * @param kept how long other servers keep the policy
 */
public record TransportPolicy(Mode mode, String host, Duration kept) {
  private static final int ID_OCTETS = 10;

  /** The treatment of mail that other servers cannot deliver encrypted. */
  public enum Mode {
    /** No policy is published. */
    OFF("none"),
    /** The policy that was published is withdrawn (RFC 8461 §8.3). */
    WITHDRAWN("none"),
    /** The mail is still delivered, and reported. */
    TESTING("testing"),
    /** The mail is not delivered. */
    ENFORCE("enforce");

    private final String word;

    Mode(String word) {
      this.word = word;
    }
  }

  /** Returns the file that other servers fetch (RFC 8461 §3.2). */
  public String text() {
    return "version: STSv1\r\nmode: %s\r\nmx: %s\r\nmax_age: %d\r\n"
        .formatted(mode.word, host, kept.toSeconds());
  }

  /** Returns the record that tells whether to fetch the file again (RFC 8461 §3.1). */
  public String record() {
    return "v=STSv1; id=" + id() + ";";
  }

  private String id() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_OCTETS);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256", never);
    }
  }
}
