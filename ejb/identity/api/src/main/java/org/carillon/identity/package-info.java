/**
 * Signing in.
 *
 * <p>Protocols and pages call {@link org.carillon.contract.identity.Sessions}, which is part of the
 * contract and is the only place where a {@link org.carillon.contract.identity.Caller} is made. The
 * packages here are the parts of it that people and administrators see: second factors, passkeys,
 * passwords for single applications ({@code application}), access tokens ({@code token}), OAuth and
 * OpenID Connect ({@code oauth}), client certificates ({@code certificate}), external directories
 * that check passwords and external pages where people sign in ({@code source}: LDAP, RADIUS,
 * Kerberos, SAML, OpenID), forgotten passwords ({@code forgotten}), open sessions ({@code
 * session}), the history of sign-ins ({@code history}), and bars after wrong passwords ({@code
 * signin}).
 */
package org.carillon.identity;
