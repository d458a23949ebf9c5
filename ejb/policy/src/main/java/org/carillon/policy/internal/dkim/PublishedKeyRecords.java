package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.dkim.key.DkimPublicKey;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.PublishedKeyRecord;

/** Compares keys with their records in the DNS. */
@ApplicationScoped
class PublishedKeyRecords {
  private final DnsLookup dns;

  @Inject
  PublishedKeyRecords(DnsLookup dns) {
    this.dns = dns;
  }

  /** Returns what the DNS has for a key. */
  PublishedKeyRecord of(DomainKey key) throws InterruptedException {
    return switch (dns.find(key.name(), new DnsType.Txt())) {
      case DnsReply.Found<String> found -> compared(key, found);
      case DnsReply.NoRecords<String>() -> new PublishedKeyRecord.Missing();
      case DnsReply.NoName<String>() -> new PublishedKeyRecord.Missing();
      case DnsReply.Unknown<String>(String why) -> new PublishedKeyRecord.Unknown(why);
    };
  }

  private static PublishedKeyRecord compared(DomainKey key, DnsReply.Found<String> found) {
    Optional<DkimPublicKey> own = usable(key.record());
    for (String text : found.records()) {
      if (own.isPresent() && usable(text).filter(own.get()::isSame).isPresent()) {
        return new PublishedKeyRecord.Found();
      }
    }
    return new PublishedKeyRecord.Different(found.records().getFirst());
  }

  private static Optional<DkimPublicKey> usable(String text) {
    return switch (KeyRecord.read(text)) {
      case KeyRecord.Usable(KeyRecord record) -> Optional.of(record.key());
      case KeyRecord.Revoked() -> Optional.empty();
      case KeyRecord.Unusable(String _) -> Optional.empty();
    };
  }
}
