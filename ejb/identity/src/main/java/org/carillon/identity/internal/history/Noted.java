package org.carillon.identity.internal.history;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Sign-ins that are one row.
 *
 * @param account whose; 0 where only the name is known
 * @param typed the name as typed; empty where the account is known
 * @param day in UTC
 * @param service the way in
 * @param address the client's
 * @param program what it calls itself
 * @param way by what
 * @param result what came of it
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

  /** Of some sign-ins: when the first and the last was, and how many there were. */
  record Times(Instant first, Instant last, long count) {
    static Times once(Instant now) {
      return new Times(now, now, 1);
    }

    Times and(Times later) {
      return new Times(first, later.last, count + later.count);
    }
  }
}
