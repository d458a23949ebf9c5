package org.carillon.identity.passkey;

import java.util.List;

/**
 * A request to a browser to sign in by a passkey (WebAuthn §5.5). Binary values are in base64url
 * without padding.
 *
 * @param note the note that must come back with the browser's answer within ten minutes; the server
 *     stores nothing else
 * @param challenge the octets that the authenticator signs
 * @param host the relying party's id
 * @param allowed the credentials that may answer; empty for any that the browser has
 * @param verified whether the authenticator must verify its user, by a PIN or a fingerprint
 */
public record PasskeySignInRequest(
    String note, String challenge, String host, List<String> allowed, boolean verified) {}
