/**
 * The directory in this node's memory (ADR 242). {@link
 * org.carillon.account.internal.image.DirectoryImage} is the entry point: a look-up asks it first,
 * and the database if it has no answer. {@code ImageContents} holds the data, {@code ImageRows}
 * reads it from the database, {@code ImageRefresh} finds what has changed since.
 */
package org.carillon.account.internal.image;
