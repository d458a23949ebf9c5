package org.carillon.sieve.compile;

import org.carillon.sieve.syntax.SourcePosition;

/**
 * An included script (RFC 6609 §3.2).
 *
 * @param at the position of the command
 * @param isGlobal whether it is the server's; else the account's
 * @param script its name
 * @param once whether it is skipped if it was included before
 * @param mayMiss whether it may be missing
 */
public record Inclusion(
    SourcePosition at, boolean isGlobal, String script, boolean once, boolean mayMiss) {}
