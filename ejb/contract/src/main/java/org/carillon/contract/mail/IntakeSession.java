package org.carillon.contract.mail;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.net.Service;

/**
 * The known facts of an SMTP or LMTP session (RFC 5321 §3.1, RFC 2033) at the time when a port is
 * called.
 *
 * @param service the listener's service
 * @param client the client's address
 * @param helo the name that the client gave itself (RFC 5321 §4.1.1.1)
 * @param extended true if it was given by EHLO or LHLO
 * @param tls protocol and cipher suite ({@code TLSv1.3 TLS_AES_256_GCM_SHA384}), empty if
 *     unencrypted
 * @param caller the authenticated caller, if any
 * @param session the id that follows the session through every log line
 * @param reached our address that the client reached; empty if unknown
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

  /** Creates a session for which the address that the client reached is unknown. */
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
