/** A backup's files as they are written and read; docs/backup-format.md tells of them. */
package org.carillon.archive.internal.format;
