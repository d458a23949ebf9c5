package org.carillon.mailauth.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.mailauth.arc.ArcOutcome;
import org.carillon.mailauth.arc.ArcReport;
import org.carillon.mailauth.arc.ArcReport.Sealer;

/**
 * Who is believed when it seals that a message was its author's before it changed it (RFC 8617
 * §7.2.1): mailing lists and forwarders that an administrator knows.
 */
public final class TrustedSealers {
  private final Set<String> trusted;

  /**
   * @param trusted domains that seal; each stands for those below it, too
   */
  public TrustedSealers(List<String> trusted) {
    this.trusted =
        trusted.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The one that found the author proven; empty where nobody who is trusted did. From the last
   * sealer back they are asked up to the first that is not trusted: what was before him he could
   * have changed.
   *
   * @param author the domain in From
   */
  public Optional<Sealer> vouching(ArcReport report, String author) {
    if (!(report.outcome() instanceof ArcOutcome.Pass)) {
      return Optional.empty();
    }
    for (Sealer sealer : report.sealers().reversed()) {
      if (!isTrusted(sealer.domain().toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
      if (found(sealer, author)) {
        return Optional.of(sealer);
      }
    }
    return Optional.empty();
  }

  private boolean isTrusted(String sealer) {
    String domain = sealer;
    while (!trusted.contains(domain)) {
      int dot = domain.indexOf('.');
      if (dot < 0) {
        return false;
      }
      domain = domain.substring(dot + 1);
    }
    return true;
  }

  private static boolean found(Sealer sealer, String author) {
    return AuthenticationResults.parse(sealer.results()).stream()
        .flatMap(results -> results.methods().stream())
        .filter(method -> method.method().equals("dmarc") && method.result().equals("pass"))
        .anyMatch(
            method -> method.find("header", "from").filter(author::equalsIgnoreCase).isPresent());
  }
}
