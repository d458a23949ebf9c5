package org.carillon.account.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;

/** A way in that an account may have or not (ACC-6). */
public enum AccessMode {
  IMAP(Service.IMAP, Service.IMAPS),
  POP3(Service.POP3, Service.POP3S),
  SUBMISSION(Service.SMTP, Service.SUBMISSION, Service.SUBMISSIONS),
  MANAGESIEVE(Service.MANAGESIEVE),
  LDAP(Service.LDAP, Service.LDAPS),
  SIP(Service.SIP, Service.SIPS),
  /** Changes of the own password by old programs; the webmail has its own. */
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

  /** That by which a client comes; empty where accounts have no say in it. */
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
