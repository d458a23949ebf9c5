/**
 * Who signs in, and how.
 *
 * <p>Protocols and pages ask by {@link org.carillon.contract.identity.Sessions}, which lies in the
 * contract and is the one place where a {@link org.carillon.contract.identity.Caller} is made. The
 * packages here are what people and administrators see of it: second factors, passkeys, passwords
 * for single applications ({@code application}), access tokens ({@code token}), OAuth and OpenID
 * Connect ({@code oauth}), client certificates ({@code certificate}), directories that are asked
 * for passwords and pages elsewhere that people sign in at ({@code source}: LDAP, RADIUS, Kerberos,
 * SAML, OpenID), forgotten passwords ({@code forgotten}), what is open ({@code session}), where
 * people signed in ({@code history}), and who is barred after wrong passwords ({@code signin}).
 */
package org.carillon.identity;
