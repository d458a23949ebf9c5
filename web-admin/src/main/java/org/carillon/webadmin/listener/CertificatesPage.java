package org.carillon.webadmin.listener;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.listener.Certificate;
import org.carillon.listener.Certificates;
import org.carillon.listener.NewCertificate;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.Menu;

/** The certificates that listeners show. */
@Named("certificates")
@RequestScoped
public class CertificatesPage {
  private static final Duration SOON = Duration.ofDays(21);

  @Inject private Certificates certificates;
  @Inject private Menu menu;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<Certificate> rows = List.of();
  private String pem;
  private String domain;
  private boolean fallback;

  public void load() {
    answers.take(certificates.list(visitor.caller())).ifPresent(found -> rows = found);
  }

  public void create() {
    var made = new NewCertificate(pem, Optional.ofNullable(domain), fallback);
    answers
        .take(certificates.create(visitor.caller(), made))
        .ifPresent(done -> back(Notice.of("certificate.created", String.join(", ", done.names()))));
  }

  public void remove() {
    answers
        .take(certificates.delete(visitor.caller(), parameters.number("remove").orElse(0)))
        .ifPresent(gone -> back(Notice.of("certificate.removed", String.join(", ", gone.names()))));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/certificates");
  }

  /** Returns {@code good}, {@code warn} if it ends soon, or {@code bad} if it has ended. */
  public String kind(Certificate certificate) {
    return kind(certificate, Instant.now());
  }

  /** Returns a certificate's state at some time. */
  public static String kind(Certificate certificate, Instant now) {
    if (certificate.notAfter().isBefore(now)) {
      return "bad";
    }
    return certificate.notAfter().minus(SOON).isBefore(now) ? "warn" : "good";
  }

  public List<Certificate> getRows() {
    return rows;
  }

  /** The pasted text; it is never shown again, because it contains a key. */
  public String getPem() {
    return "";
  }

  public void setPem(String pem) {
    this.pem = pem;
  }

  /** The domain as typed; initially that of its administrator. */
  public String getDomain() {
    return domain == null ? menu.getDomain() : domain;
  }

  public void setDomain(String domain) {
    this.domain = domain;
  }

  public boolean isFallback() {
    return fallback;
  }

  public void setFallback(boolean fallback) {
    this.fallback = fallback;
  }
}
