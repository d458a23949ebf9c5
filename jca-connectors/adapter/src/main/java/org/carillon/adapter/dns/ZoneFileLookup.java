package org.carillon.adapter.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.ZoneReading;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Answers from a master file (RFC 1035 §5) only, for trying out; wildcards and aliases work. */
final class ZoneFileLookup implements DnsLookup {
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int MOST_RECORDS = 100_000;
  private static final int MOST_ALIASES = 8;
  private static final long TTL = 3_600;

  private final Map<Name, List<Record>> records = new HashMap<>();

  /** Names that exist because names below them exist (RFC 8020 §2). */
  private final Set<Name> known = new HashSet<>();

  private ZoneFileLookup() {}

  /** Reads a zone file. It must not include other files or generate records ($GENERATE). */
  static ZoneReading read(String zone) {
    if (zone.length() > MOST_CHARACTERS) {
      return new ZoneReading.NoZone("The zone is too large");
    }
    ZoneFileLookup lookup = new ZoneFileLookup();
    byte[] octets = zone.getBytes(StandardCharsets.ISO_8859_1);
    try (Master master = new Master(new ByteArrayInputStream(octets), Name.root, TTL)) {
      master.disableIncludes(true);
      master.expandGenerate(false);
      int count = 0;
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        if (++count > MOST_RECORDS) {
          return new ZoneReading.NoZone("The zone has more than 100,000 records");
        }
        lookup.add(record);
      }
    } catch (IOException | RuntimeException e) {
      // The library throws various runtime exceptions for malformed input.
      return new ZoneReading.NoZone("The zone can't be read: " + e.getMessage());
    }
    return new ZoneReading.Zone(lookup);
  }

  private void add(Record record) {
    records.computeIfAbsent(record.getName(), _ -> new ArrayList<>()).add(record);
    Name name = record.getName();
    while (known.add(name) && name.labels() > 1) {
      name = new Name(name, 1);
    }
  }

  @Override
  public <T> DnsReply<T> find(String asked, DnsType<T> type) {
    Name name = DnsRecordConverter.name(asked);
    for (int aliases = 0; name != null && aliases <= MOST_ALIASES; aliases++) {
      Name at = known.contains(name) ? name : wildcard(name);
      if (at == null) {
        return new DnsReply.NoName<>();
      }
      List<Record> there = records.getOrDefault(at, List.of());
      List<T> values = DnsRecordConverter.of(there, type);
      if (!values.isEmpty()) {
        return new DnsReply.Found<>(values);
      }
      Name target = alias(there);
      if (target == null) {
        return new DnsReply.NoRecords<>();
      }
      name = target;
    }
    return name == null
        ? new DnsReply.NoName<>()
        : new DnsReply.Unknown<>("More than " + MOST_ALIASES + " aliases");
  }

  private static Name alias(List<Record> there) {
    return there.stream()
        .filter(record -> record.getType() == Type.CNAME)
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst()
        .orElse(null);
  }

  /** Returns the wildcard below the closest encloser (RFC 4592 §3.3.1), or null. */
  private Name wildcard(Name name) {
    for (int skipped = 1; skipped < name.labels(); skipped++) {
      if (known.contains(new Name(name, skipped))) {
        Name wild = name.wild(skipped);
        return known.contains(wild) ? wild : null;
      }
    }
    return null;
  }
}
