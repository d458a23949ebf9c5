package org.carillon.contract.acme;

import java.time.Instant;

/**
 * When an authority suggests to renew a certificate (RFC 9773 §4.2).
 *
 * @param start from when; in the past it is to be done at once
 * @param end until when
 * @param askAgain when to ask again
 */
public record RenewalWindow(Instant start, Instant end, Instant askAgain) {}
