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
 * The trusted ARC sealers (RFC 8617 §7.2.1): mailing lists and forwarders that an administrator
 * configured. They are trusted to have checked a message before they changed it.
 */
public final class TrustedSealers {
  private final Set<String> trusted;

  /** Creates the list of sealing domains; each includes the domains below it. */
  public TrustedSealers(List<String> trusted) {
    this.trusted =
        trusted.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the trusted sealer that authenticated the author, or empty if there is none. The
   * sealers are asked from the last one back to the first one that is not trusted, since that one
   * could have changed all seals before its own.
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
