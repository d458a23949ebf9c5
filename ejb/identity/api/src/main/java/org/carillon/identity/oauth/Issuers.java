package org.carillon.identity.oauth;

import java.util.Optional;

/** As whom this server may be asked for tokens. */
public interface Issuers {

  /**
   * The issuer (RFC 8414 §2): by the host that was asked for, so that every domain's own name is
   * one; empty where this server is not called so. Names are the domains' and those below them, the
   * server's host name, and the addresses of the webmail as they are set; and this machine's own.
   *
   * @param host the header of that name (RFC 9110 §7.2); {@code null} when absent
   */
  Optional<String> served(String host);
}
