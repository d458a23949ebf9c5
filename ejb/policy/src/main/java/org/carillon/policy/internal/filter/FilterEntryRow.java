package org.carillon.policy.internal.filter;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterEntry;
import org.carillon.policy.filter.FilterRule;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.internal.transaction.PolicyRow;

@Entity
@Table(name = "filter_entry")
class FilterEntryRow implements PolicyRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  /** The domain, or null for the whole server. */
  Long domain;

  String name;

  /** A word of {@link FilterTarget}. */
  String target;

  String pattern;

  /** A word of {@link FilterAction}. */
  String action;

  int points;
  String text;
  int ban;
  int days;
  Instant expires;
  boolean enabled;
  String note;
  @Version long version = 1;
  Instant created;

  @Override
  public long version() {
    return version;
  }

  void take(FilterRule rule, Instant now) {
    if (id == 0 || days != rule.days()) {
      expires = rule.days() == 0 ? null : now.plus(Duration.ofDays(rule.days()));
    }
    target = rule.target().word();
    pattern = rule.pattern();
    action = rule.action().word();
    points = rule.points();
    text = rule.text();
    ban = rule.ban();
    days = rule.days();
    enabled = rule.enabled();
    note = rule.note();
  }

  FilterRule rule() {
    return new FilterRule(
        FilterTarget.of(target),
        pattern,
        FilterAction.of(action),
        points,
        text,
        ban,
        days,
        enabled,
        note);
  }

  FilterEntry value(Optional<String> domainName) {
    return new FilterEntry(
        id,
        name,
        domain == null ? OptionalLong.empty() : OptionalLong.of(domain),
        domainName,
        rule(),
        Optional.ofNullable(expires),
        version,
        created);
  }
}
