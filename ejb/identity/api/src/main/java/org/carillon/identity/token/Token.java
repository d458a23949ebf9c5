package org.carillon.identity.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A bearer token, without its secret.
 *
 * @param id names it for revocation
 * @param label what its owner calls it
 * @param owner the account's address or the administrator's name
 * @param created when it was made
 * @param expires when it ends; empty for never
 */
public record Token(
    String id, String label, String owner, Instant created, Optional<Instant> expires) {}
