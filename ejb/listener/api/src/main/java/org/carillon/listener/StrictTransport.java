package org.carillon.listener;

import java.util.Optional;

/** The Strict-Transport-Security field of responses (RFC 6797). */
public interface StrictTransport {
  /** The name of the field. */
  String FIELD = "Strict-Transport-Security";

  /**
   * Returns the field's value for a response over HTTPS. Empty if it is switched off, and while the
   * host's certificate is not signed by an authority: browsers would ignore the field (RFC 6797
   * §8.1), and users could no longer make an exception for the certificate.
   *
   * @param host the name that the browser asked for
   */
  Optional<String> value(String host);
}
