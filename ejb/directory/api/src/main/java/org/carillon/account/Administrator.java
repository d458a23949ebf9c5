package org.carillon.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Someone who administers the server or one domain, or is of the help desk of one.
 *
 * @param name a name of its own ({@code admin}) or an account's canonical address
 * @param domain the domain it administers; empty for the whole server
 * @param isHelpDesk whether it only helps others of the domain in again
 * @param version counts its changes
 * @param created when it was made
 */
public record Administrator(
    String name, Optional<String> domain, boolean isHelpDesk, long version, Instant created) {}
