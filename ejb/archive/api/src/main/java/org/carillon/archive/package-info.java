/** Backups of accounts, domains and the server while they run, and what is restored from them. */
package org.carillon.archive;
