/**
 * Who there is: domains, accounts, aliases, administrators, and what makes them callers.
 *
 * <p>Operations for administration ({@link org.carillon.account.Domains}, {@link
 * org.carillon.account.Accounts}, {@link org.carillon.account.Aliases}, {@link
 * org.carillon.account.Administrators}, {@link org.carillon.account.setting.SettingChanges}) take a
 * {@code Caller}, check its rights, write the audit record and answer with an {@link
 * org.carillon.contract.answer.Answer}. Look-ups for the paths of mail and calls ({@link
 * org.carillon.account.Addresses}, {@link org.carillon.account.secret.DigestSecrets}) take no
 * caller and answer from memory where they can.
 */
package org.carillon.account;
