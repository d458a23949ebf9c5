/** Reads all blobs and finds the damaged ones. */
package org.carillon.blob.internal.checking;
