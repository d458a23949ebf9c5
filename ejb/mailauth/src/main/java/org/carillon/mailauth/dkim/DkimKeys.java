package org.carillon.mailauth.dkim;

import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.mailauth.dkim.key.KeyRecordCache;

/** Looks up the keys that domains publish (RFC 6376 §6.1.2). */
public final class DkimKeys {
  private static final int MOST_RECORDS = 8;

  private final DnsLookup dns;
  private final KeyRecordCache read = new KeyRecordCache();

  public DkimKeys(DnsLookup dns) {
    this.dns = dns;
  }

  public sealed interface KeyReply {}

  /** The DNS has a usable key. */
  public record Found(KeyRecord record) implements KeyReply {}

  /** The DNS has no key for this signature. */
  public record None(String why) implements KeyReply {}

  /** The DNS can't answer at the moment. */
  public record Later(String why) implements KeyReply {}

  /** Looks up the key of a signature. */
  public KeyReply of(DkimSignature signature) throws InterruptedException {
    return switch (find(signature.keyName())) {
      case Found(KeyRecord record) when record.key().algorithm() != signature.algorithm() ->
          new None("its key is for another algorithm");
      case Found(KeyRecord record)
          when record.isStrict() && !signature.identityDomain().equals(signature.domain()) ->
          new None("its key is not for domains below");
      case KeyReply other -> other;
    };
  }

  /**
   * Looks up a key by its DNS name. If there are several records, the first key counts.
   *
   * @throws InterruptedException if the thread is interrupted, since the result is no longer needed
   */
  public KeyReply find(String name) throws InterruptedException {
    return switch (dns.find(name, new DnsType.Txt())) {
      case DnsReply.Found<String> found -> first(found);
      case DnsReply.NoRecords<String>() -> new None("its key is not published");
      case DnsReply.NoName<String>() -> new None("its key is not published");
      case DnsReply.Unknown<String>(String why) -> new Later("its key cannot be looked up: " + why);
    };
  }

  private KeyReply first(DnsReply.Found<String> found) {
    KeyReply reply = new None("its key is not published");
    for (String text : found.records().stream().limit(MOST_RECORDS).toList()) {
      switch (read.of(text)) {
        case KeyRecord.Usable(KeyRecord record) -> {
          return new Found(record);
        }
        case KeyRecord.Revoked() -> reply = new None("its key was revoked");
        case KeyRecord.Unusable(String why) -> reply = new None("its key is not usable: " + why);
      }
    }
    return reply;
  }
}
