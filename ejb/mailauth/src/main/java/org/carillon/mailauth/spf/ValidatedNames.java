package org.carillon.mailauth.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.contract.dns.DnsReply;
import org.carillon.mailauth.DnsName;

/** The client's validated names (RFC 7208 §5.5), looked up once, when first needed. */
final class ValidatedNames {
  private final SpfQuery question;
  private final SpfLookups lookups;
  private List<String> names;

  ValidatedNames(SpfQuery question, SpfLookups lookups) {
    this.question = question;
    this.lookups = lookups;
  }

  /** Returns whether one of the names is the domain or in it. */
  boolean isWithin(String domain) throws SpfAbortException, InterruptedException {
    for (String name : all()) {
      if (isWithin(name, domain)) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code %{p}} (RFC 7208 §7.3): the domain, one below, another, or {@code unknown}. */
  String best(String domain) throws SpfAbortException, InterruptedException {
    List<String> found = all();
    for (String name : found) {
      if (name.equalsIgnoreCase(domain)) {
        return name;
      }
    }
    for (String name : found) {
      if (isWithin(name, domain)) {
        return name;
      }
    }
    return found.isEmpty() ? "unknown" : found.getFirst();
  }

  private static boolean isWithin(String name, String domain) {
    String inner = name.toLowerCase(Locale.ROOT);
    String outer = domain.toLowerCase(Locale.ROOT);
    return inner.equals(outer) || inner.endsWith("." + outer);
  }

  private List<String> all() throws SpfAbortException, InterruptedException {
    if (names == null) {
      names = List.copyOf(validated());
    }
    return names;
  }

  private List<String> validated() throws SpfAbortException, InterruptedException {
    List<String> validated = new ArrayList<>();
    // A DNS error does not end the check. A name that can't be looked up is not validated.
    if (lookups.names(DnsName.reverse(question.client()))
        instanceof DnsReply.Found<String>(List<String> found)) {
      for (String name : found.subList(0, Math.min(found.size(), SpfLookups.MOST_NAMES))) {
        if (lookups.tryAddresses(name, question.isIpv4())
                instanceof DnsReply.Found<InetAddress>(List<InetAddress> addresses)
            && addresses.contains(question.client())) {
          validated.add(name);
        }
      }
    }
    return validated;
  }
}
