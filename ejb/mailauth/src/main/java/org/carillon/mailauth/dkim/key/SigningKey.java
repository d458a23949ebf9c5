package org.carillon.mailauth.dkim.key;

/** A key for signing, its domain in A-labels, and the selector where it is published. */
public record SigningKey(String domain, String selector, DkimPrivateKey key) {}
