package org.carillon.identity.passkey;

import java.util.List;

/**
 * A request to a browser to create a passkey (WebAuthn §5.4). Binary values are in base64url
 * without padding.
 *
 * @param note the note that must come back with the browser's answer within ten minutes; the server
 *     stores nothing else
 * @param challenge the octets that the authenticator signs
 * @param host the relying party's id
 * @param user the id by which the authenticator knows the account; it does not reveal the user's
 *     identity
 * @param name the account's address, which the authenticator shows
 * @param known the credentials that exist already; their authenticators do not create another one
 */
public record PasskeyCreationRequest(
    String note, String challenge, String host, String user, String name, List<String> known) {}
