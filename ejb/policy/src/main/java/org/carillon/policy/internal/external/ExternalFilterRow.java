package org.carillon.policy.internal.external;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilteredMail;
import org.carillon.policy.internal.transaction.PolicyRow;
import org.carillon.policy.verdict.Handling;

@Entity
@Table(name = "external_filter")
class ExternalFilterRow implements PolicyRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String name;
  String kind;
  String address;
  boolean enabled;
  long position;
  String mail;

  @Column(name = "most_octets")
  long mostOctets;

  /** The domains, separated by spaces. */
  String domains;

  /** The time limit in seconds. */
  long timeout;

  long connections;
  String failure;

  /** The word for a handling, or empty. */
  String handling;

  long factor;
  @Version long version = 1;
  Instant created;

  @Override
  public long version() {
    return version;
  }

  /** Takes all fields that can be changed. */
  void take(ExternalFilter filter) {
    address = filter.address();
    enabled = filter.enabled();
    position = filter.position();
    mail = filter.mail().word();
    mostOctets = filter.mostOctets();
    domains = String.join(" ", filter.domains());
    timeout = filter.timeout().toSeconds();
    connections = filter.connections();
    failure = filter.failure().name().toLowerCase(Locale.ROOT);
    handling = filter.handling().map(Handling::word).orElse("");
    factor = filter.factor();
  }

  ExternalFilter value() {
    return new ExternalFilter(
        id,
        name,
        FilterKind.of(kind),
        address,
        enabled,
        (int) position,
        FilteredMail.of(mail),
        mostOctets,
        Arrays.stream(domains.split(" ")).filter(each -> !each.isEmpty()).toList(),
        Duration.ofSeconds(timeout),
        (int) connections,
        FailurePolicy.valueOf(failure.toUpperCase(Locale.ROOT)),
        Handling.of(handling),
        (int) factor,
        version,
        created);
  }
}
