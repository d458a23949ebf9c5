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
import org.carillon.policy.dkim.Publication;

/** Compares keys with their records in the DNS. */
@ApplicationScoped
class Publications {
  private final DnsLookup dns;

  @Inject
  Publications(DnsLookup dns) {
    this.dns = dns;
  }

  /** Returns what the DNS has for a key. */
  Publication of(DomainKey key) throws InterruptedException {
    return switch (dns.find(key.name(), new DnsType.Txt())) {
      case DnsReply.Found<String> found -> compared(key, found);
      case DnsReply.NoRecords<String>() -> new Publication.Missing();
      case DnsReply.NoName<String>() -> new Publication.Missing();
      case DnsReply.Unknown<String>(String why) -> new Publication.Unknown(why);
    };
  }

  private static Publication compared(DomainKey key, DnsReply.Found<String> found) {
    Optional<DkimPublicKey> own = usable(key.record());
    for (String text : found.records()) {
      if (own.isPresent() && usable(text).filter(own.get()::isSame).isPresent()) {
        return new Publication.Found();
      }
    }
    return new Publication.Different(found.records().getFirst());
  }

  private static Optional<DkimPublicKey> usable(String text) {
    return switch (KeyRecord.read(text)) {
      case KeyRecord.Usable(KeyRecord record) -> Optional.of(record.key());
      case KeyRecord.Revoked() -> Optional.empty();
      case KeyRecord.Unusable(String _) -> Optional.empty();
    };
  }
}
