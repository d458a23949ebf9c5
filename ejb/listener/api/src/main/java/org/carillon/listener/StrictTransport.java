package org.carillon.listener;

import java.util.Optional;

/** Whether browsers are told to come back by HTTPS only (RFC 6797). */
public interface StrictTransport {
  /** The field that says so. */
  String FIELD = "Strict-Transport-Security";

  /**
   * The field's value for an answer over HTTPS. Empty where the setting says so, and while no
   * authority has signed the certificate of that host: browsers would not heed it (RFC 6797 §8.1),
   * and whoever is to be talked into an exception could not be any more.
   *
   * @param host the name that the browser asked for
   */
  Optional<String> value(String host);
}
