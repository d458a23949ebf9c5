package org.carillon.account;

import java.util.List;
import java.util.Optional;

/**
 * The changes to make to a domain. A value that is empty is left as it is.
 *
 * @param aliases the complete new list of the domain's other names
 * @param description free text
 * @param enabled true if the domain's accounts can sign in and receive mail
 */
public record DomainChange(
    Optional<List<String>> aliases, Optional<String> description, Optional<Boolean> enabled) {}
