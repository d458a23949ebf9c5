package org.carillon.account;

import java.util.List;
import java.util.Optional;

/**
 * What to change in a domain; what is empty stays.
 *
 * @param aliases its other names, all of them
 * @param description free text
 * @param enabled whether its accounts can sign in and receive
 */
public record DomainChange(
    Optional<List<String>> aliases, Optional<String> description, Optional<Boolean> enabled) {}
