package org.carillon.account.session;

/**
 * How an account is locked out.
 *
 * @param suspend whether it is switched off as well; else whoever knows the password can sign in
 *     again
 * @param deleteQueued whether mail of it that waits to be sent is deleted; else it is held
 */
public record LockOut(boolean suspend, boolean deleteQueued) {}
