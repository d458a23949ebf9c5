package org.carillon.identity.oauth;

import java.util.Optional;

/** The issuers as which this server may be asked for tokens. */
public interface Issuers {

  /**
   * Returns the issuer (RFC 8414 §2) for the requested host, so that each domain's own name is an
   * issuer, or empty if this server does not have that name. Its names are the domains and the
   * names below them, the server's host name, the configured addresses of the webmail, and the
   * names of the local machine.
   *
   * @param host the header of that name (RFC 9110 §7.2); {@code null} if absent
   */
  Optional<String> served(String host);
}
