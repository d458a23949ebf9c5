package org.carillon.identity.passkey;

import java.util.List;

/**
 * A passkey that is to be registered: what a browser is asked to make (WebAuthn §5.4). Binary
 * values are in base64url without padding.
 *
 * @param note comes back with the browser's answer, within ten minutes; nothing else is kept
 * @param challenge what the authenticator signs
 * @param host the relying party's id
 * @param user what the authenticator knows the account by; tells nobody who it is
 * @param name the account's address, shown by the authenticator
 * @param known credentials that there are already: none of their authenticators makes another
 */
public record PasskeyWish(
    String note, String challenge, String host, String user, String name, List<String> known) {}
