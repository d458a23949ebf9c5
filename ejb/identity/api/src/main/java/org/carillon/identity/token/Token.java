package org.carillon.identity.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token, without its secret.
 *
 * @param id the id by which it can be revoked
 * @param label the name that its owner gave it
 * @param owner the account's address or the administrator's name
 * @param created the time when it was made
 * @param expires the time when it ends; empty if it does not expire
 */
public record Token(
    String id, String label, String owner, Instant created, Optional<Instant> expires) {}
