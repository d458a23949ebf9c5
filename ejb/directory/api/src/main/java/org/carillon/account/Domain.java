package org.carillon.account;

import java.time.Instant;
import java.util.List;

/**
 * A mail domain served here.
 *
 * @param id its id inside
 * @param name its canonical name in A-labels ({@code xn--mnchen-3ya.example})
 * @param aliases further canonical names for the very same domain, sorted
 * @param description free text of its administrators
 * @param enabled whether its accounts can sign in and receive
 * @param version counts its changes
 * @param created when it was made
 */
public record Domain(
    long id,
    String name,
    List<String> aliases,
    String description,
    boolean enabled,
    long version,
    Instant created) {}
