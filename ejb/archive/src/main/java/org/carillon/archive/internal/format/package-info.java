/** The files of a backup as they are written and read; docs/backup-format.md describes them. */
package org.carillon.archive.internal.format;
