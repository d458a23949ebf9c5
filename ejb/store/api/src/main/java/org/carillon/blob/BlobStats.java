package org.carillon.blob;

/**
 * The counts and sizes of all that is on the disk.
 *
 * @param contents the number of blobs
 * @param octets the size of all blobs together
 * @param segments the number of segment files
 * @param segmentOctets the size of all segment files together. The part that exceeds {@code octets}
 *     is headers and deleted blobs
 */
public record BlobStats(long contents, long octets, long segments, long segmentOctets) {}
