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

/** The certificate that programs see when they come to the server by its name. */
@RequestScoped
public class CertificateGlance {
  @Inject private Certificates certificates;
  @Inject private Visitor visitor;

  /**
   * What was found.
   *
   * @param certificate the best for the name; empty for none
   */
  record Found(Optional<Certificate> certificate) {
    /** Whether programs believe it now and for some time. */
    boolean isGood(Instant now) {
      return kind(now).equals("good");
    }

    /** {@code good}, {@code warn} where it ends soon or nobody vouches for it, else {@code bad}. */
    String kind(Instant now) {
      return certificate
          .map(
              one -> {
                String kind = CertificatesPage.kind(one, now);
                return kind.equals("good") && isOwn(one) ? "warn" : kind;
              })
          .orElse("bad");
    }

    /**
     * In a word: {@code none}, {@code own} where this server signed it itself, else {@code till}.
     */
    String word() {
      return certificate.map(one -> isOwn(one) ? "own" : "till").orElse("none");
    }

    /** When it ends. */
    Optional<Instant> ends() {
      return certificate.map(Certificate::notAfter);
    }
  }

  private static boolean isOwn(Certificate certificate) {
    return certificate.subject().equals(certificate.issuer());
  }

  /**
   * That of a host, as far as the visitor may know: empty for who does not administer the server.
   */
  Optional<Found> of(String host) {
    return visitor.caller().administersServer()
            && certificates.list(visitor.caller())
                instanceof Answer.Done<List<Certificate>>(List<Certificate> all)
        ? Optional.of(new Found(best(all, host)))
        : Optional.empty();
  }

  /** One that somebody vouches for comes before one's own, then the one that ends last. */
  static Optional<Certificate> best(List<Certificate> all, String host) {
    return all.stream()
        .filter(one -> one.names().stream().anyMatch(name -> covers(name, host)))
        .max(
            Comparator.comparing((Certificate one) -> !isOwn(one))
                .thenComparing(Certificate::notAfter));
  }

  /** RFC 9525 §6.3: a star stands for the first label alone. */
  static boolean covers(String name, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    String known = name.toLowerCase(Locale.ROOT);
    return known.startsWith("*.")
        ? wanted.indexOf('.') > 0
            && wanted.substring(wanted.indexOf('.')).equals(known.substring(1))
        : wanted.equals(known);
  }
}
