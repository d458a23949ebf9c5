package org.carillon.identity.internal.application;

import java.util.List;
import org.carillon.account.access.AccessMode;
import org.carillon.contract.identity.Peer;
import org.carillon.identity.application.OpenedServices;
import org.carillon.identity.internal.Principal;

/**
 * An application password or access token that a program showed, and is right.
 *
 * @param id which, or the grant of which the token is
 * @param principal whose
 * @param services what it opens
 */
public record ProgramCredential(String id, Principal principal, List<String> services) {

  /** Whether it opens what the peer came by. */
  public boolean opens(Peer peer) {
    boolean dav = AccessMode.of(peer).filter(AccessMode.DAV::equals).isPresent();
    return services.contains(OpenedServices.service(peer.service()))
        || dav && services.contains(OpenedServices.DAV);
  }
}
