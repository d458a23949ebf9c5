package org.carillon.identity.internal.session;

import java.time.Instant;

/**
 * A connection on which a user signed in.
 *
 * @param id the session's id, which is in the log
 * @param account the account's id
 * @param service the service's key
 * @param address the client's address
 * @param program the client's name for itself; empty if it has not said
 * @param since the time of the sign-in
 */
record OpenConnection(
    String id, long account, String service, String address, String program, Instant since) {

  OpenConnection by(String name) {
    return new OpenConnection(id, account, service, address, name, since);
  }
}
