package org.carillon.contract.mail;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.net.Service;

/**
 * An SMTP or LMTP session (RFC 5321 §3.1, RFC 2033), as far as it is known when a port is called.
 *
 * @param service the listener's service
 * @param client the client's address
 * @param helo what it called itself (RFC 5321 §4.1.1.1)
 * @param extended whether by EHLO or LHLO
 * @param tls protocol and cipher suite ({@code TLSv1.3 TLS_AES_256_GCM_SHA384}), empty while in the
 *     clear
 * @param caller who signed in, if anybody
 * @param session the id that follows the session through every log line
 * @param reached our address that the client reached; empty where that is not known
 */
public record IntakeSession(
    Service service,
    InetAddress client,
    String helo,
    boolean extended,
    String tls,
    Optional<Caller> caller,
    String session,
    Optional<InetAddress> reached) {

  /** One of which it is not known which address it reached. */
  public IntakeSession(
      Service service,
      InetAddress client,
      String helo,
      boolean extended,
      String tls,
      Optional<Caller> caller,
      String session) {
    this(service, client, helo, extended, tls, caller, session, Optional.empty());
  }
}
