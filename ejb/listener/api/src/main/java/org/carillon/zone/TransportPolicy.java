package org.carillon.zone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.mailauth.sts.StsPolicyFile;
import org.carillon.mailauth.sts.StsRecord;

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
    OFF(StsPolicy.Mode.NONE),
    /** The policy that was published is withdrawn (RFC 8461 §8.3). */
    WITHDRAWN(StsPolicy.Mode.NONE),
    /** The mail is still delivered, and reported. */
    TESTING(StsPolicy.Mode.TESTING),
    /** The mail is not delivered. */
    ENFORCE(StsPolicy.Mode.ENFORCE);

    private final StsPolicy.Mode published;

    Mode(StsPolicy.Mode published) {
      this.published = published;
    }
  }

  /** Returns the file that other servers fetch (RFC 8461 §3.2). */
  public String text() {
    return new StsPolicyFile(new StsPolicy(mode.published, List.of(host)), kept).text();
  }

  /** Returns the record that tells whether to fetch the file again (RFC 8461 §3.1). */
  public String record() {
    return StsRecord.text(id());
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
