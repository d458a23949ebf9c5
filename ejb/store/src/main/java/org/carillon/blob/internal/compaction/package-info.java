/**
 * Frees the disk space of deleted blobs, while the server is running.
 *
 * <p>A segment with little in use is copied into a new one. The octets are durable before the blob
 * rows move, and the old file is removed an hour after the last row has left it. A stop at any
 * point leaves at most octets that nothing refers to.
 */
package org.carillon.blob.internal.compaction;
