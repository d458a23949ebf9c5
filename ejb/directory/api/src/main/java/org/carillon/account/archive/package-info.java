/** Accounts as backups keep them. */
package org.carillon.account.archive;
