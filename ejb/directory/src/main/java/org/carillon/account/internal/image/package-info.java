/**
 * The directory in this node's memory (ADR 242). {@link
 * org.carillon.account.internal.image.DirectoryImage} is the door: whoever looks something up asks
 * it first, and the database where it says nothing. {@code ImageContents} is what it holds, {@code
 * ImageRows} reads that from the database, {@code ImageLook} says what has changed since.
 */
package org.carillon.account.internal.image;
