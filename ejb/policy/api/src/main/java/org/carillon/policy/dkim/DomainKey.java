package org.carillon.policy.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;

/**
 * A key that signs a domain's mail, without its secret.
 *
 * @param domain the id of the domain that the key belongs to
 * @param name the name of its DNS record: {@code selector._domainkey.example.org}
 * @param record the text of the record (RFC 6376 §3.6.1)
 * @param activated the last time when it began to sign
 * @param retired the time when it stopped signing
 */
public record DomainKey(
    long domain,
    String name,
    SignatureAlgorithm algorithm,
    DomainKeyState state,
    String record,
    Optional<Instant> activated,
    Optional<Instant> retired) {
  private static final int MOST_STRING = 255;

  /** The part of the name after the selector. */
  public static final String BELOW = "._domainkey.";

  /** Returns the key that is stored so. */
  public static DomainKey of(DeclaredObject object) {
    return new DomainKey(
        object.domain().orElseThrow(),
        object.value(DkimKeyType.NAME),
        SignatureAlgorithm.ofKeyType(object.value(DkimKeyType.ALGORITHM)).orElseThrow(),
        DomainKeyState.of(object.value(DkimKeyType.STATE)),
        object.value(DkimKeyType.RECORD),
        object.values().get(DkimKeyType.ACTIVATED),
        object.values().get(DkimKeyType.RETIRED));
  }

  /** Returns the selector: the name of the record below the domain's {@code _domainkey}. */
  public String selector() {
    return name.substring(0, name.indexOf(BELOW));
  }

  /** Returns the name of the domain that the key signs for. */
  public String signingDomain() {
    return name.substring(name.indexOf(BELOW) + BELOW.length());
  }

  /** Returns the record as a zone file's line (RFC 1035 §5.1), in strings of up to 255 octets. */
  public String zoneLine() {
    List<String> strings = new ArrayList<>();
    for (int at = 0; at < record.length(); at += MOST_STRING) {
      strings.add('"' + record.substring(at, Math.min(record.length(), at + MOST_STRING)) + '"');
    }
    return name + ". IN TXT " + String.join(" ", strings);
  }
}
