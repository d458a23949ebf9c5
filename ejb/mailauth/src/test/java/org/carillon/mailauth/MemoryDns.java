package org.carillon.mailauth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;

/** A DNS in memory with the records that a test adds. */
public final class MemoryDns implements DnsLookup {
  private static final int MOST_ALIASES = 8;

  private final Map<String, Map<DnsType<?>, List<Object>>> names = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<String> failing = new HashSet<>();

  /** The lookups, in order, for example {@code TXT example.com}. */
  public final List<String> asked = new ArrayList<>();

  public <T> MemoryDns add(String name, DnsType<T> type, T record) {
    exists(name).computeIfAbsent(type, _ -> new ArrayList<>()).add(record);
    return this;
  }

  public MemoryDns text(String name, String text) {
    return add(name, new DnsType.Txt(), text);
  }

  /** Makes a name an alias of another. */
  public MemoryDns alias(String name, String target) {
    aliases.put(key(name), key(target));
    return this;
  }

  /** Makes lookups of a name fail, except for records that were added. */
  public MemoryDns failing(String name) {
    exists(name);
    failing.add(key(name));
    return this;
  }

  /** Adds a name without records. */
  public final Map<DnsType<?>, List<Object>> exists(String name) {
    return names.computeIfAbsent(key(name), _ -> new HashMap<>());
  }

  @Override
  public <T> DnsReply<T> find(String name, DnsType<T> type) {
    asked.add(type.getClass().getSimpleName().toUpperCase(Locale.ROOT) + " " + name);
    String at = key(name);
    for (int i = 0; i < MOST_ALIASES && aliases.containsKey(at); i++) {
      at = aliases.get(at);
    }
    Map<DnsType<?>, List<Object>> types = names.get(at);
    if (types == null) {
      String below = "." + at;
      return names.keySet().stream().anyMatch(other -> other.endsWith(below))
          ? new DnsReply.NoRecords<>()
          : new DnsReply.NoName<>();
    }
    @SuppressWarnings("unchecked") // Only add() puts records in, and they have the given type.
    List<T> found = (List<T>) types.get(type);
    if (found != null) {
      return new DnsReply.Found<>(found);
    }
    return failing.contains(at) ? new DnsReply.Unknown<>("timed out") : new DnsReply.NoRecords<>();
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
