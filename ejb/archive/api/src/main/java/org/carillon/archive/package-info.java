/**
 * Backups of accounts, domains and the whole server while they run, and their restoration.
 *
 * <p>Administrators ask {@link org.carillon.archive.Backups} for a backup of a {@link
 * org.carillon.archive.BackupScope}, and for a {@link org.carillon.archive.Restoration} of all or a
 * part of it. Both are long tasks, whose state is a {@link org.carillon.archive.WorkState}. {@code
 * archive.mail} describes an account's mail in a backup: {@link
 * org.carillon.archive.mail.MailSnapshot} reads it as it was at one moment, and {@link
 * org.carillon.archive.mail.MailRestoration} writes it back without duplicating existing messages.
 * The format is described in {@code docs/backup-format.md}.
 */
package org.carillon.archive;
