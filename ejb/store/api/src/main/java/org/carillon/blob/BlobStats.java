package org.carillon.blob;

/**
 * What lies on the disk.
 *
 * @param contents how many contents there are
 * @param octets how much they have together
 * @param segments how many segment files there are
 * @param segmentOctets how much the files have together: what is more than {@code octets} is
 *     headers, and contents that are gone
 */
public record BlobStats(long contents, long octets, long segments, long segmentOctets) {}
