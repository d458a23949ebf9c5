/** Backups, what is in one, and restoring from it. */
package org.carillon.webadmin.backup;
