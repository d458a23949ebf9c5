package org.carillon.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An administrator of the server or of one domain, or a member of a domain's help desk.
 *
 * @param name a name that only this administrator has ({@code admin}), or an account's canonical
 *     address
 * @param domain the administered domain; empty for the whole server
 * @param isHelpDesk true if the right is limited to helping other accounts of the domain to sign in
 *     again
 * @param version a counter that grows with each change
 * @param created the time at which the right was given
 */
public record Administrator(
    String name, Optional<String> domain, boolean isHelpDesk, long version, Instant created) {}
