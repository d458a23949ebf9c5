package org.carillon.adapter.outbound;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import org.carillon.contract.queue.StsPolicy;

/**
 * A host that does not meet the policy of the domain whose mail it takes (MTA-STS, RFC 8461).
 *
 * @param domain the domain
 * @param mode the treatment of its mail
 * @param host the host's name
 * @param type the kind of failure
 * @param why a sentence for people
 */
record StsFailure(String domain, StsPolicy.Mode mode, String host, Type type, String why) {

  /** The kinds of failures, as reports about TLS name them (RFC 8460 §4.3). */
  enum Type {
    STARTTLS_NOT_SUPPORTED("starttls-not-supported"),
    CERTIFICATE_HOST_MISMATCH("certificate-host-mismatch"),
    CERTIFICATE_EXPIRED("certificate-expired"),
    CERTIFICATE_NOT_TRUSTED("certificate-not-trusted"),
    VALIDATION_FAILURE("validation-failure");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** Returns the kind of a failed TLS handshake. */
    static Type of(Throwable failure) {
      Type found = VALIDATION_FAILURE;
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

  /** Returns the sentence that tells why a domain's mail waits. */
  static String demand(String domain, String but) {
    return domain + " demands encrypted delivery (MTA-STS), but " + but;
  }
}
