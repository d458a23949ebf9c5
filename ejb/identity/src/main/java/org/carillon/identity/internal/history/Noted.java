package org.carillon.identity.internal.history;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The key of a row of sign-ins.
 *
 * @param account the account's id; 0 if only the name is known
 * @param typed the name as typed; empty if the account is known
 * @param day the day in UTC
 * @param service the service
 * @param address the client's address
 * @param program the client's name for itself
 * @param way the kind of credential
 * @param result the result of the sign-in
 */
record Noted(
    long account,
    String typed,
    LocalDate day,
    String service,
    InetAddress address,
    String program,
    String way,
    String result) {
  static final String ADMITTED = "admitted";

  static LocalDate day(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  boolean isAdmitted() {
    return result.equals(ADMITTED);
  }

  /** The times of the first and last of some sign-ins, and their number. */
  record Times(Instant first, Instant last, long count) {
    static Times once(Instant now) {
      return new Times(now, now, 1);
    }

    Times and(Times later) {
      return new Times(first, later.last, count + later.count);
    }
  }
}
