/**
 * Backups of accounts, domains and the whole server while they run, and what is restored from them.
 *
 * <p>Administrators ask {@link org.carillon.archive.Backups} for a backup of a {@link
 * org.carillon.archive.BackupScope} and for a {@link org.carillon.archive.Restoration} of all or a
 * part of it; both are long tasks, whose state is a {@link org.carillon.archive.WorkState}. What an
 * account's mail looks like in a backup is {@code archive.mail}: {@link
 * org.carillon.archive.mail.MailSnapshot} reads it as it was at one moment, and {@link
 * org.carillon.archive.mail.MailRestoration} puts it back without doubling what is there. The
 * format is described in {@code docs/backup-format.md}.
 */
package org.carillon.archive;
