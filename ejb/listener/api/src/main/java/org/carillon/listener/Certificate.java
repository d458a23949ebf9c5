package org.carillon.listener;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that listeners show, without its key.
 *
 * @param id names it
 * @param domain the domain whose administrators may change it; empty for the server's own
 * @param names the host names it answers for, from its subject alternative names
 * @param subject its subject's distinguished name
 * @param issuer its issuer's distinguished name
 * @param notBefore valid from
 * @param notAfter valid until
 * @param isDefault whether it is shown to clients that name no host or an unknown one
 */
public record Certificate(
    long id,
    Optional<String> domain,
    List<String> names,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    boolean isDefault) {}
