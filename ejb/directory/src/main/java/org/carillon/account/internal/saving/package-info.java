/** Accounts in backups, and what of the directory a backup of the whole server has. */
package org.carillon.account.internal.saving;
