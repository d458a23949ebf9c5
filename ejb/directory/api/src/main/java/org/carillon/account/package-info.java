/**
 * The directory: domains, accounts, groups, resources, aliases and administrators.
 *
 * <p>Administrators change it through operations ({@link org.carillon.account.Domains}, {@link
 * org.carillon.account.Accounts}, {@link org.carillon.account.Aliases}, {@link
 * org.carillon.account.Administrators}, {@link org.carillon.account.group.Groups}, {@link
 * org.carillon.account.resource.Resources}, {@link org.carillon.account.setting.SettingChanges}).
 * An operation takes a {@code Caller}, checks its rights, writes the audit record and returns an
 * {@link org.carillon.contract.answer.Answer}. Operations on many accounts at once are in {@code
 * account.bulk}.
 *
 * <p>Mail, calls and sign-ins look things up without a caller, from memory where possible. {@link
 * org.carillon.account.Addresses} finds the account of an address. {@link
 * org.carillon.account.people.AccountSearch} finds accounts by the attributes of their owners.
 * {@link org.carillon.account.secret.Passwords} prepares passwords for comparison. {@link
 * org.carillon.account.behalf.ServiceCallers} creates a caller for background work. Other
 * capabilities learn of created and deleted accounts through {@link
 * org.carillon.account.AccountsCreated}, {@link org.carillon.account.AccountDeleted} and {@link
 * org.carillon.account.AccountDeletionVeto}.
 */
package org.carillon.account;
