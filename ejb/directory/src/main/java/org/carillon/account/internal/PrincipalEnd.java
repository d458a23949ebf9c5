package org.carillon.account.internal;

import jakarta.persistence.EntityManager;

/**
 * Ends what a principal was let in by, when its password is another or it goes itself: sessions,
 * tokens and codes are kept by whoever signs people in. All of it is done in the caller's
 * transaction.
 */
public interface PrincipalEnd {

  /**
   * Forgets from where a principal signed in, and whether it was barred.
   *
   * @param principal the account's or the administrator's id
   */
  void forget(EntityManager entities, long principal);

  /** Ends every web session, token and application password of an account, and whom it let in. */
  void signOut(EntityManager entities, long account);

  /** Ends every web session and token of an administrator with a name of its own. */
  void signOutAdministrator(EntityManager entities, long administrator);

  /**
   * Codes for another password end with the old one.
   *
   * @param andAddress whether also the address that they are mailed to: where it is not the owner
   *     who sets the password, nobody knows whose that is
   */
  void forgetCodes(EntityManager entities, long account, boolean andAddress);
}
