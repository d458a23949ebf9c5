package org.carillon.contract.acme;

import java.net.URI;

/**
 * A certificate authority that is reached by ACME.
 *
 * @param directory the address of its directory (RFC 8555 §7.1.1)
 * @param authorities the certificates, in PEM, of the authorities that must have issued its HTTPS
 *     certificate; empty for those that the platform trusts
 */
public record AcmeServer(URI directory, String authorities) {}
