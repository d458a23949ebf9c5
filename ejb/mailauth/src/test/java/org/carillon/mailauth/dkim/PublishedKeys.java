package org.carillon.mailauth.dkim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.mailauth.dkim.key.SigningKey;

/** A DNS in memory that has texts only. */
public final class PublishedKeys implements DnsLookup {
  private final Map<String, DnsReply<String>> texts = new HashMap<>();

  /** Publishes texts under a name. */
  public PublishedKeys with(String name, String... records) {
    texts.put(name, new DnsReply.Found<>(List.of(records)));
    return this;
  }

  /** Publishes the public key of a signing key. */
  public PublishedKeys with(SigningKey key) {
    return with(
        key.selector() + "._domainkey." + key.domain(), KeyRecord.text(key.key().publicKey()));
  }

  /** Makes lookups of a name fail. */
  public PublishedKeys dead(String name) {
    texts.put(name, new DnsReply.Unknown<>("no server answers"));
    return this;
  }

  @Override
  @SuppressWarnings("unchecked") // Only texts are looked up. Every test would notice anything else.
  public <T> DnsReply<T> find(String name, DnsType<T> type) {
    return (DnsReply<T>) texts.getOrDefault(name, new DnsReply.NoName<>());
  }
}
