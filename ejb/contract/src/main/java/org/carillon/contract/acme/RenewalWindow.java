package org.carillon.contract.acme;

import java.time.Instant;

/**
 * The time in which an authority suggests renewing a certificate (RFC 9773 §4.2).
 *
 * @param start the beginning of the window; if it is in the past, the certificate is to be renewed
 *     at once
 * @param end the end of the window
 * @param askAgain the time to ask the authority again
 */
public record RenewalWindow(Instant start, Instant end, Instant askAgain) {}
