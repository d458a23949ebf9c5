/**
 * The directory: domains, accounts, groups, resources, aliases and administrators.
 *
 * <p>Administrators change it by operations ({@link org.carillon.account.Domains}, {@link
 * org.carillon.account.Accounts}, {@link org.carillon.account.Aliases}, {@link
 * org.carillon.account.Administrators}, {@link org.carillon.account.group.Groups}, {@link
 * org.carillon.account.resource.Resources}, {@link org.carillon.account.setting.SettingChanges}),
 * which take a {@code Caller}, check its rights, write the audit record and answer with an {@link
 * org.carillon.contract.answer.Answer}. Many accounts at once are {@code account.bulk}.
 *
 * <p>Mail, calls and sign-ins look things up without a caller, from memory where that is possible:
 * {@link org.carillon.account.Addresses} says whose an address is, {@link
 * org.carillon.account.people.AccountHolders} whose an account is, {@link
 * org.carillon.account.secret.Passwords} checks and keeps passwords, {@link
 * org.carillon.account.behalf.OnBehalf} makes a caller for work that nobody waits for. What a
 * deleted or created account means to others they hear by {@link
 * org.carillon.account.AccountDeleted}, {@link org.carillon.account.AccountsCreated} and {@link
 * org.carillon.account.AccountKeeper}.
 */
package org.carillon.account;
