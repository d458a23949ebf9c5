package org.carillon.identity.internal.session;

import java.time.Instant;

/**
 * A connection that somebody signed in on.
 *
 * @param id the session's, which is in the log
 * @param account whose
 * @param service the service's key
 * @param address the client's
 * @param program what the client calls itself; empty when it has not said
 * @param since when it signed in
 */
record OpenConnection(
    String id, long account, String service, String address, String program, Instant since) {

  OpenConnection by(String name) {
    return new OpenConnection(id, account, service, address, name, since);
  }
}
