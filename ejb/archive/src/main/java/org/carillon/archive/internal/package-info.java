/** Makes and restores backups. Their files are in {@code format}. */
package org.carillon.archive.internal;
