package org.carillon.identity.internal.application;

import java.util.List;
import org.carillon.account.access.AccessMode;
import org.carillon.contract.identity.Peer;
import org.carillon.identity.application.OpenedServices;
import org.carillon.identity.internal.Principal;

/**
 * A right application password or access token that a program showed.
 *
 * @param id the id of the password, or of the token's grant
 * @param principal the principal that it belongs to
 * @param services the services that it opens
 */
public record VerifiedProgramCredential(String id, Principal principal, List<String> services) {

  /** Returns whether it opens the service that the peer uses. */
  public boolean opens(Peer peer) {
    boolean dav = AccessMode.of(peer).filter(AccessMode.DAV::equals).isPresent();
    return services.contains(OpenedServices.service(peer.service()))
        || dav && services.contains(OpenedServices.DAV);
  }
}
