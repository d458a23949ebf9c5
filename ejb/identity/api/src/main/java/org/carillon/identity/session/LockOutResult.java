package org.carillon.identity.session;

import java.util.List;

/**
 * The result of a lock-out.
 *
 * @param address the account's address
 * @param connections the number of ended connections of mail programs
 * @param webSessions the number of signed-out browsers
 * @param tokens the number of ended bearer tokens
 * @param applicationPasswords the number of ended application passwords
 * @param phones the number of unregistered phones
 * @param queued the number of messages waiting to be sent that were held or deleted
 * @param suspended whether the account is switched off now
 * @param withdrawn the number of withdrawn grants of access that work without a signed-in user
 * @param unattended those grants that are left
 * @param whole whether everything was ended that should be; otherwise the lock-out has to be
 *     repeated
 */
public record LockOutResult(
    String address,
    long connections,
    long webSessions,
    long tokens,
    long applicationPasswords,
    long phones,
    long queued,
    boolean suspended,
    long withdrawn,
    List<UnattendedAccess> unattended,
    boolean whole) {
  public LockOutResult {
    unattended = List.copyOf(unattended);
  }
}
