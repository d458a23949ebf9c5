package org.carillon.contract.acme;

import java.net.URI;

/**
 * A certificate authority that is asked by ACME.
 *
 * @param directory the address of its directory (RFC 8555 §7.1.1)
 * @param authorities PEM of whom its HTTPS must be vouched for by; empty for whom the platform
 *     trusts
 */
public record AcmeServer(URI directory, String authorities) {}
