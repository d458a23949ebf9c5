/** How backups are made and restored; their files are in {@code format}. */
package org.carillon.archive.internal;
