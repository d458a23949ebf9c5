/**
 * Gives back the disk space of contents that are gone, while everything runs.
 *
 * <p>A segment of which little is in use is copied into a new one: the octets are durable before
 * the blob rows move, and the old file goes an hour after the last row has left it, so that a stop
 * at any point leaves at most octets that nothing refers to.
 */
package org.carillon.blob.internal.compaction;
