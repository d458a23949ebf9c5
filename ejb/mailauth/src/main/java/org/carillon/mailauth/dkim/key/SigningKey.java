package org.carillon.mailauth.dkim.key;

/**
 * A domain's key for signing.
 *
 * @param domain the domain that it signs for, in A-labels
 * @param selector the selector under which the key is published
 */
public record SigningKey(String domain, String selector, DkimPrivateKey key) {}
