package org.carillon.webadmin.guide;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.listener.Certificate;
import org.carillon.listener.Certificates;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.listener.CertificatesPage;

/** The certificate that clients get for the server's name. */
@RequestScoped
public class ServerCertificateStatus {
  @Inject private Certificates certificates;
  @Inject private Visitor visitor;

  /**
   * The result.
   *
   * @param certificate the best for the name, or empty
   */
  record Found(Optional<Certificate> certificate) {
    /** Returns whether clients trust it now and for some time. */
    boolean isGood(Instant now) {
      return kind(now).equals("good");
    }

    /** Returns {@code good}, {@code warn} if it ends soon or is self-signed, else {@code bad}. */
    String kind(Instant now) {
      return certificate
          .map(
              one -> {
                String kind = CertificatesPage.kind(one, now);
                return kind.equals("good") && isOwn(one) ? "warn" : kind;
              })
          .orElse("bad");
    }

    /** Returns {@code none}, {@code own} if this server signed it itself, else {@code till}. */
    String word() {
      return certificate.map(one -> isOwn(one) ? "own" : "till").orElse("none");
    }

    Optional<Instant> ends() {
      return certificate.map(Certificate::notAfter);
    }
  }

  private static boolean isOwn(Certificate certificate) {
    return certificate.subject().equals(certificate.issuer());
  }

  /** Returns a host's certificate, or empty if the visitor does not administer the server. */
  Optional<Found> of(String host) {
    return visitor.caller().administersServer()
            && certificates.list(visitor.caller())
                instanceof Answer.Done<List<Certificate>>(List<Certificate> all)
        ? Optional.of(new Found(best(all, host)))
        : Optional.empty();
  }

  /** A certificate of an authority comes before a self-signed one, then the one that ends last. */
  static Optional<Certificate> best(List<Certificate> all, String host) {
    return all.stream()
        .filter(one -> one.names().stream().anyMatch(name -> covers(name, host)))
        .max(
            Comparator.comparing((Certificate one) -> !isOwn(one))
                .thenComparing(Certificate::notAfter));
  }

  /** RFC 9525 §6.3: a wildcard stands for the first label only. */
  static boolean covers(String name, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    String known = name.toLowerCase(Locale.ROOT);
    return known.startsWith("*.")
        ? wanted.indexOf('.') > 0
            && wanted.substring(wanted.indexOf('.')).equals(known.substring(1))
        : wanted.equals(known);
  }
}
