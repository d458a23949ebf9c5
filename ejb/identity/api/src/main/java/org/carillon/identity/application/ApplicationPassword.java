package org.carillon.identity.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A password that one program of an account has for itself, without its secret.
 *
 * @param id names it for ending it
 * @param name what its owner calls the program
 * @param login the name that it signs in by besides the account's own ({@code
 *     alice+phone@example.test})
 * @param services the services that it opens, by their keys without the encryption from the first
 *     byte ({@code imap} stands for {@code imaps}, too)
 * @param created when it was made
 * @param used when it was used last, to a minute; empty for never
 * @param from the network that it was used from last; empty for never
 * @param expires when it ends; empty for never
 */
public record ApplicationPassword(
    String id,
    String name,
    String login,
    List<String> services,
    Instant created,
    Optional<Instant> used,
    String from,
    Optional<Instant> expires) {}
