package org.carillon.mailauth.dmarc;

/** The record for a message (RFC 9989 §4.10.1), of the author's domain or one above. */
public record PublishedPolicy(String domain, DmarcRecord record) {}
