package org.carillon.feed.internal.reading;

/**
 * A file that an entry names.
 *
 * @param address where it is
 * @param type its media type, or empty
 */
public record FeedEnclosure(String address, String type) {}
