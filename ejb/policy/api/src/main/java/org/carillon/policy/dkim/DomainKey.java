package org.carillon.policy.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;

/**
 * A key by which a domain's mail is signed, without its secret.
 *
 * @param id its id inside
 * @param domain the id of the domain whose it is
 * @param signingDomain for which of the domain's names it signs
 * @param name where its record is published: {@code selector._domainkey.example.org}
 * @param record what the record says (RFC 6376 §3.6.1)
 * @param version counts its changes
 * @param activated when signing by it began last
 * @param retired when that ended
 */
public record DomainKey(
    long id,
    long domain,
    String signingDomain,
    String name,
    SignatureAlgorithm algorithm,
    DomainKeyState state,
    String record,
    long version,
    Instant created,
    Optional<Instant> activated,
    Optional<Instant> retired) {
  private static final int MOST_STRING = 255;

  /** What its name has behind the selector. */
  public static final String BELOW = "._domainkey.";

  /** The name under which its record is found, below the domain's {@code _domainkey}. */
  public String selector() {
    return name.substring(0, name.length() - signingDomain.length() - BELOW.length());
  }

  /** The record as a line of a zone file (RFC 1035 §5.1), in strings of at most 255 octets. */
  public String zoneLine() {
    List<String> strings = new ArrayList<>();
    for (int at = 0; at < record.length(); at += MOST_STRING) {
      strings.add('"' + record.substring(at, Math.min(record.length(), at + MOST_STRING)) + '"');
    }
    return name + ". IN TXT " + String.join(" ", strings);
  }
}
