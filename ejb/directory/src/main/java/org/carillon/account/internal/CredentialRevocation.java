package org.carillon.account.internal;

import jakarta.persistence.EntityManager;

/**
 * Invalidates the credentials of a principal when its password changes or it is deleted. Sessions,
 * tokens and codes belong to the code that signs people in. Runs in the caller's transaction.
 */
public interface CredentialRevocation {

  /**
   * Forgets from which networks a principal signed in, and whether it was blocked.
   *
   * @param principal the account's or the administrator's id
   */
  void forget(EntityManager entities, long principal);

  /** Ends an account's web sessions, tokens, application passwords and access given to others. */
  void signOut(EntityManager entities, long account);

  /** Ends every web session and token of an administrator that is not an account. */
  void signOutAdministrator(EntityManager entities, long administrator);

  /**
   * Deletes the codes that permit setting another password.
   *
   * @param andAddress true to delete also the address to which they are mailed. If someone else
   *     than the owner sets the password, that address can't be trusted
   */
  void forgetCodes(EntityManager entities, long account, boolean andAddress);
}
