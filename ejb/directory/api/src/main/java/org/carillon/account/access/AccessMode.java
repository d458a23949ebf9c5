package org.carillon.account.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;

/** An access protocol or interface that can be allowed or forbidden for an account (ACC-6). */
public enum AccessMode {
  IMAP(Service.IMAP, Service.IMAPS),
  POP3(Service.POP3, Service.POP3S),
  SUBMISSION(Service.SMTP, Service.SUBMISSION, Service.SUBMISSIONS),
  MANAGESIEVE(Service.MANAGESIEVE),
  LDAP(Service.LDAP, Service.LDAPS),
  SIP(Service.SIP, Service.SIPS),
  /** Password changes by old mail programs. The webmail has its own way to change a password. */
  POPPWD(Service.POPPWD),
  /** The web applications. */
  WEB(),
  /** Programs that use the REST interface, {@code ctl} among them. */
  REST(),
  /** Calendars, address books and files by DAV. */
  DAV();

  private static final String REST_SESSION = "rest-";
  private static final String DAV_SESSION = "dav-";

  private final Set<Service> services;

  AccessMode(Service... services) {
    this.services = Set.copyOf(List.of(services));
  }

  /** Returns a client's access mode; empty if its service isn't controlled per account. */
  public static Optional<AccessMode> of(Peer peer) {
    if (peer.service() == Service.WEB) {
      return Optional.of(ofWeb(peer.session()));
    }
    return Arrays.stream(values())
        .filter(mode -> mode.services.contains(peer.service()))
        .findFirst();
  }

  private static AccessMode ofWeb(String session) {
    if (session.startsWith(DAV_SESSION)) {
      return DAV;
    }
    return session.startsWith(REST_SESSION) ? REST : WEB;
  }
}
