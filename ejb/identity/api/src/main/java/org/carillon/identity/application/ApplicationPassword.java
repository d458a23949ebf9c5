package org.carillon.identity.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application password: a password that one program uses for an account. It does not hold the
 * secret.
 *
 * @param id the id by which it can be ended
 * @param name the program's name, as its owner chose it
 * @param login the sign-in name that the program may use besides the account's own ({@code
 *     alice+phone@example.test})
 * @param services the keys of the services that it opens, without the variants that encrypt from
 *     the first byte ({@code imap} stands for {@code imaps}, too)
 * @param created the time when it was made
 * @param used the time of the last use, to a minute; empty if it was never used
 * @param from the network of the last use; empty if it was never used
 * @param expires the time when it ends; empty if it does not expire
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
