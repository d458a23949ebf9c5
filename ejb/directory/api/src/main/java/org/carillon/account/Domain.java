package org.carillon.account;

import java.time.Instant;
import java.util.List;

/**
 * A mail domain served here.
 *
 * @param id the internal id
 * @param name the canonical name in A-labels ({@code xn--mnchen-3ya.example})
 * @param aliases further canonical names of the same domain, sorted
 * @param description free text of the domain's administrators
 * @param enabled true if the domain's accounts can sign in and receive mail
 * @param version a counter that grows with each change
 * @param created the time at which the domain was created
 */
public record Domain(
    long id,
    String name,
    List<String> aliases,
    String description,
    boolean enabled,
    long version,
    Instant created) {}
