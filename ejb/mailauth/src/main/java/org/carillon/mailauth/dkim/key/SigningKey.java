package org.carillon.mailauth.dkim.key;

/**
 * A domain's key.
 *
 * @param domain for which it signs, in A-labels
 * @param selector under which it is published there
 */
public record SigningKey(String domain, String selector, DkimPrivateKey key) {}
