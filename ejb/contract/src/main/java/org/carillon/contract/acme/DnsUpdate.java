package org.carillon.contract.acme;

import java.util.List;
import java.util.Optional;

/**
 * A change of TXT records by dynamic update (RFC 2136).
 *
 * @param server the server that takes the update: {@code host} or {@code host:port}
 * @param zone the zone, or empty to find it by asking that server
 * @param key signs the update (RFC 8945)
 * @param add the records to add
 * @param remove the records to remove
 */
public record DnsUpdate(
    String server,
    String zone,
    Optional<TsigKey> key,
    List<ChallengeAnswers.DnsText> add,
    List<ChallengeAnswers.DnsText> remove) {
  public DnsUpdate {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /**
   * A key shared with the DNS server.
   *
   * @param name the key's name
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
