package org.carillon.listener.internal.expiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.listener.internal.ServerCertificates;

/** Checks whether certificates in use expire soon. */
@ApplicationScoped
class CertificateHealth implements HealthCheck {
  private static final String PART = "certificates";
  private static final int MOST_TOLD = 10;

  private final ServerCertificates certificates;

  @Inject
  CertificateHealth(ServerCertificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    return check(
        certificates.shown().stream()
            .map(each -> new EndingCertificate(each, certificates.names(each)))
            .toList(),
        Instant.now());
  }

  static Health check(List<EndingCertificate> all, Instant now) {
    String urgent =
        all.stream()
            .filter(each -> each.isUrgent(now) && !each.isReplaced(all))
            .limit(MOST_TOLD)
            .map(CertificateHealth::told)
            .collect(Collectors.joining("; "));
    return urgent.isEmpty()
        ? new Health(PART, true, "No certificate in use expires soon.")
        : Health.unsound(PART, "Certificates have expired or expire soon: " + urgent + ".");
  }

  private static String told(EndingCertificate ending) {
    String whose =
        ending.names().isEmpty()
            ? ending.certificate().getSubjectX500Principal().getName()
            : String.join(", ", ending.names());
    return whose + " on " + LocalDate.ofInstant(ending.end(), ZoneOffset.UTC);
  }
}
