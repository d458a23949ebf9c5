/** How backups are written and read; the format is in docs/backup-format.md. */
package org.carillon.archive.internal;
