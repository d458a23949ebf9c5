package org.carillon.sieve.compile;

import org.carillon.sieve.syntax.SourcePosition;

/**
 * A script that another includes (RFC 6609 §3.2).
 *
 * @param at where it says so
 * @param isGlobal whether it is the server's; else the account's
 * @param script its name
 * @param once whether it is passed over when it was included before
 * @param mayMiss whether it need not be there
 */
public record Inclusion(
    SourcePosition at, boolean isGlobal, String script, boolean once, boolean mayMiss) {}
