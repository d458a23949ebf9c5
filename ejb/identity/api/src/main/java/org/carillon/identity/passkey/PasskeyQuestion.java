package org.carillon.identity.passkey;

import java.util.List;

/**
 * What a browser is asked to sign in by a passkey (WebAuthn §5.5). Binary values are in base64url
 * without padding.
 *
 * @param note comes back with the browser's answer, within ten minutes; nothing else is kept
 * @param challenge what the authenticator signs
 * @param host the relying party's id
 * @param allowed the credentials that may answer; none for any that the browser has
 * @param verified whether the authenticator must verify its user, by a PIN or a finger
 */
public record PasskeyQuestion(
    String note, String challenge, String host, List<String> allowed, boolean verified) {}
