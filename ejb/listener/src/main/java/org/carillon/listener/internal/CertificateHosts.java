package org.carillon.listener.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.name.DomainName;

/** The hosts that a certificate is wanted for, some with a wildcard. */
public final class CertificateHosts {
  private static final String WILDCARD = "*.";

  private CertificateHosts() {}

  /** Returns the canonical form of hosts, or invalid {@code hosts}. */
  public static Answer<List<String>> canonical(List<String> typed) {
    Set<String> hosts = new LinkedHashSet<>();
    for (String each : typed) {
      Optional<String> host =
          isWild(each)
              ? DomainName.canonical(each.substring(WILDCARD.length())).map(WILDCARD::concat)
              : DomainName.canonical(each);
      if (host.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid("hosts", "malformed", each + " is not a host name.", each));
      }
      hosts.add(host.get());
    }
    return new Answer.Done<>(List.copyOf(hosts));
  }

  /** Returns whether it stands for all names below a domain. */
  public static boolean isWild(String host) {
    return host.startsWith(WILDCARD);
  }
}
