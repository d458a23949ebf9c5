/** Accounts in backups, and the other parts of the directory in a backup of the whole server. */
package org.carillon.account.internal.saving;
