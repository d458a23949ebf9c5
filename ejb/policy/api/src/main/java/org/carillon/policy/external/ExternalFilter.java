package org.carillon.policy.external;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.directory.ExternalFilterType;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.screening.MessageFilters.Origin;
import org.carillon.policy.verdict.Handling;

/**
 * An external program that examines mail, and the mail that it is for, as {@link
 * ExternalFilterType} declares it.
 *
 * @param id the internal id
 * @param name the name in findings and logs
 * @param address the address, in the form that its kind wants
 * @param position the place in the order of filters
 * @param mostOctets the size of the largest message that it is shown
 * @param domains the domains whose mail it is shown; empty for all
 * @param timeout the time limit; for a milter, the limit between two responses
 * @param connections the number of messages that a node shows it at the same time
 * @param failure the handling of mail if it fails
 * @param handling the minimum handling of mail that it finds something in; empty for the usual one
 *     of its kind
 * @param factor the number of points for a score of 1
 * @param version the number of its changes
 */
public record ExternalFilter(
    long id,
    String name,
    FilterKind kind,
    String address,
    boolean enabled,
    int position,
    FilteredMail mail,
    long mostOctets,
    List<String> domains,
    Duration timeout,
    int connections,
    FailurePolicy failure,
    Optional<Handling> handling,
    int factor,
    long version,
    Instant created) {
  public ExternalFilter {
    domains = List.copyOf(domains);
  }

  /** Returns the filter that is stored in this object. */
  public static ExternalFilter of(DeclaredObject stored) {
    return new ExternalFilter(
        stored.id(),
        stored.value(ExternalFilterType.NAME),
        FilterKind.of(stored.value(ExternalFilterType.KIND)),
        stored.value(ExternalFilterType.ADDRESS),
        stored.value(ExternalFilterType.ENABLED),
        stored.value(ExternalFilterType.POSITION),
        FilteredMail.of(stored.value(ExternalFilterType.MAIL)),
        stored.value(ExternalFilterType.MOST_SIZE),
        stored.value(ExternalFilterType.DOMAINS),
        Duration.ofSeconds(stored.value(ExternalFilterType.TIMEOUT)),
        stored.value(ExternalFilterType.CONNECTIONS),
        FailurePolicy.valueOf(stored.value(ExternalFilterType.FAILURE).toUpperCase(Locale.ROOT)),
        Handling.of(stored.value(ExternalFilterType.HANDLING)),
        stored.value(ExternalFilterType.FACTOR),
        stored.version(),
        stored.value(ExternalFilterType.CREATED));
  }

  /** Returns the minimum handling of mail that it finds something in. */
  public Handling demand() {
    return handling.orElse(kind.usual());
  }

  /** Returns whether the filter is for mail of that origin. */
  public boolean sees(Origin origin) {
    return kind != FilterKind.ROUTER && mail.has(origin);
  }

  /** Returns whether the filter is shown a message of that size for these recipients. */
  public boolean wants(long octets, Collection<String> recipients) {
    return octets <= mostOctets
        && (domains.isEmpty()
            || recipients.stream().map(ExternalFilter::domain).anyMatch(domains::contains));
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
