package org.carillon.mailauth.dmarc;

/**
 * The record that applies to a message (RFC 9989 §4.10.1).
 *
 * @param domain the domain of the record: the author's, or one above it
 */
public record PublishedPolicy(String domain, DmarcRecord record) {}
