package org.carillon.adapter.outbound;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;

/** The ways in which a host fails a policy, as reports about TLS name them (RFC 8460 §4.3). */
enum StsFailure {
  STARTTLS_NOT_SUPPORTED("starttls-not-supported"),
  CERTIFICATE_HOST_MISMATCH("certificate-host-mismatch"),
  CERTIFICATE_EXPIRED("certificate-expired"),
  CERTIFICATE_NOT_TRUSTED("certificate-not-trusted"),
  VALIDATION_FAILURE("validation-failure");

  private final String word;

  StsFailure(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Returns the kind of a failed TLS handshake. */
  static StsFailure of(Throwable failure) {
    StsFailure found = VALIDATION_FAILURE;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return CERTIFICATE_EXPIRED;
      } else if (cause instanceof CertPathValidatorException path) {
        return path.getReason() == CertPathValidatorException.BasicReason.EXPIRED
            ? CERTIFICATE_EXPIRED
            : CERTIFICATE_NOT_TRUSTED;
      } else if (cause instanceof CertPathBuilderException) {
        found = CERTIFICATE_NOT_TRUSTED;
      } else if (cause.getClass() == CertificateException.class) {
        // The JDK throws it without a cause if the names differ.
        found = CERTIFICATE_HOST_MISMATCH;
      }
    }
    return found;
  }
}
