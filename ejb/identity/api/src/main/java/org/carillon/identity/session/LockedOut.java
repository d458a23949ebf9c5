package org.carillon.identity.session;

import java.util.List;

/**
 * What a lock-out ended.
 *
 * @param address the account's
 * @param connections how many connections of mail programs
 * @param webSessions how many browsers were signed in
 * @param tokens how many bearer tokens
 * @param applicationPasswords how many of those
 * @param phones how many registered phones
 * @param queued how many messages that waited to be sent, held or deleted
 * @param suspended whether the account is switched off now
 * @param withdrawn how many things were taken away that work without anybody signed in
 * @param standing those that are left
 * @param whole whether all that was to end did; else it is to be done once more
 */
public record LockedOut(
    String address,
    long connections,
    long webSessions,
    long tokens,
    long applicationPasswords,
    long phones,
    long queued,
    boolean suspended,
    long withdrawn,
    List<StandingAccess> standing,
    boolean whole) {
  /** With a copy. */
  public LockedOut {
    standing = List.copyOf(standing);
  }
}
