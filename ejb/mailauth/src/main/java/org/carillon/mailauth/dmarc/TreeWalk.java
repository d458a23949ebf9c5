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
 * Looks for records from a domain upwards (RFC 9989 §4.10). No name is asked for twice for one
 * message, and of one domain eight at most.
 */
final class TreeWalk {
  private static final String PREFIX = "_dmarc.";

  /** Names with as many labels or more are cut to one fewer behind the first question. */
  private static final int MOST_LABELS = 8;

  private final DnsLookup dns;
  private final Map<String, Published> asked = new HashMap<>();

  TreeWalk(DnsLookup dns) {
    this.dns = dns;
  }

  /** What is published for a name. */
  sealed interface Published {}

  /** One record. */
  record At(String domain, DmarcRecord record) implements Published {}

  /**
   * None, or several, which is as good as none.
   *
   * @param isKnown whether the answer showed that the domain exists
   */
  record Nothing(boolean isKnown) implements Published {}

  /** The DNS did not answer. */
  record Unanswered(String why) implements Published {}

  /** What came of a walk. */
  sealed interface Walked {}

  /** The domains that have records, the longest name first. */
  record Path(List<At> records) implements Walked {}

  /** The DNS did not answer somewhere on the way. */
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

  /** From a domain to the top, or to a record that says where an organization begins. */
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

  /** The domains that are asked for, in order. */
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

  /** Which of the domains on the way is the organization's (RFC 9989 §4.10.2). */
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
