package org.carillon.contract.acme;

import java.util.List;
import java.util.Optional;

/**
 * A change of TXT records by dynamic update (RFC 2136).
 *
 * @param server where the zone is changed: {@code host} or {@code host:port}
 * @param zone the zone, or empty to find it by asking that server
 * @param key signs it (RFC 8945)
 * @param add records that are to be there
 * @param remove records that are to go
 */
public record DnsUpdate(
    String server,
    String zone,
    Optional<TsigKey> key,
    List<ChallengeAnswers.DnsText> add,
    List<ChallengeAnswers.DnsText> remove) {
  /** Copies. */
  public DnsUpdate {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /**
   * A key shared with the server.
   *
   * @param name its name
   * @param algorithm such as {@code hmac-sha256}
   * @param secret in base64
   */
  public record TsigKey(String name, String algorithm, String secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "TsigKey[" + name + "]";
    }
  }
}
