package org.carillon.mailauth.dmarc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.DnsName;

/**
 * Looks up the records of a domain and of those above it (RFC 9989 §4.10). For one message, no name
 * is looked up twice, and at most eight for one domain.
 */
final class TreeWalk {
  private static final String PREFIX = "_dmarc.";

  /** The labels from which on a name is cut to one label fewer after the first lookup. */
  private static final int MOST_LABELS = 8;

  private final DnsLookup dns;
  private final Map<String, Published> asked = new HashMap<>();

  TreeWalk(DnsLookup dns) {
    this.dns = dns;
  }

  sealed interface Published {}

  /** The name has exactly one record. */
  record At(String domain, DmarcRecord record) implements Published {}

  /** The name has no record, or several, which count as none; its domain may exist. */
  record Nothing(boolean isKnown) implements Published {}

  /** The DNS did not answer. */
  record Unanswered(String why) implements Published {}

  sealed interface Walked {}

  /** The domains that have records, the longest name first. */
  record Path(List<At> records) implements Walked {}

  /** The DNS did not answer for one of the domains. */
  record Lost(String why) implements Walked {}

  Published at(String domain) throws InterruptedException {
    Published known = asked.get(domain);
    if (known == null) {
      known = ask(domain);
      asked.put(domain, known);
    }
    return known;
  }

  private Published ask(String domain) throws InterruptedException {
    String name = PREFIX + domain;
    if (!DnsName.isName(name)) {
      return new Nothing(false);
    }
    return switch (dns.find(name, new DnsType.Txt())) {
      case DnsReply.Unknown<String>(String why) -> new Unanswered(name + ": " + why);
      case DnsReply.NoName<String> _ -> new Nothing(false);
      case DnsReply.NoRecords<String> _ -> new Nothing(true);
      case DnsReply.Found<String>(List<String> texts) -> {
        List<DmarcRecord> records =
            texts.stream().map(DmarcRecord::parse).flatMap(Optional::stream).toList();
        yield records.size() == 1 ? new At(domain, records.getFirst()) : new Nothing(true);
      }
    };
  }

  /** Walks from a domain to the top, or to a record that marks the boundary of an organization. */
  Walked from(String domain) throws InterruptedException {
    List<At> found = new ArrayList<>();
    for (String target : targets(domain)) {
      switch (at(target)) {
        case Unanswered(String why) -> {
          return new Lost(why);
        }
        case Nothing _ -> {}
        case At at -> {
          found.add(at);
          if (at.record().suffix() != SuffixFlag.UNKNOWN) {
            return new Path(found);
          }
        }
      }
    }
    return new Path(found);
  }

  /** Returns the domains that are looked up, in order. */
  static List<String> targets(String domain) {
    List<String> targets = new ArrayList<>();
    targets.add(domain);
    String rest = domain;
    int labels = 1 + (int) domain.chars().filter(c -> c == '.').count();
    while (labels > 1) {
      do {
        rest = rest.substring(rest.indexOf('.') + 1);
        labels--;
      } while (labels >= MOST_LABELS);
      targets.add(rest);
    }
    return targets;
  }

  /** Returns the organizational domain among the domains of a walk (RFC 9989 §4.10.2). */
  static String organization(String start, Path path) {
    for (At at : path.records()) {
      if (at.record().suffix() == SuffixFlag.ORGANIZATION) {
        return at.domain();
      }
      if (at.record().suffix() == SuffixFlag.PUBLIC_SUFFIX && !at.domain().equals(start)) {
        return oneLabelBelow(start, at.domain());
      }
    }
    return path.records().isEmpty() ? start : path.records().getLast().domain();
  }

  private static String oneLabelBelow(String start, String suffix) {
    int dot = start.lastIndexOf('.', start.length() - suffix.length() - 2);
    return start.substring(dot + 1);
  }
}
