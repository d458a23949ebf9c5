package org.carillon.policy.internal.dnslist;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.carillon.policy.dnslist.DnsList;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListRule;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.internal.transaction.PolicyRow;

/** A list. */
@Entity
@Table(name = "dns_list")
class DnsListRow implements PolicyRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String name;
  String zone;

  /** A word of {@link DnsListSubject}. */
  String subject;

  /** A word of {@link DnsListAction}. */
  String action;

  int points;
  String codes;
  String text;
  boolean enabled;
  String note;
  @Version long version = 1;
  Instant created;

  @Override
  public long version() {
    return version;
  }

  /** Is asked so from now on. */
  void take(DnsListRule rule) {
    zone = rule.zone();
    subject = rule.subject().word();
    action = rule.action().word();
    points = rule.points();
    codes = rule.codes();
    text = rule.text();
    enabled = rule.enabled();
    note = rule.note();
  }

  DnsList value() {
    return new DnsList(
        id,
        name,
        new DnsListRule(
            zone,
            DnsListSubject.of(subject),
            DnsListAction.of(action),
            points,
            codes,
            text,
            enabled,
            note),
        version,
        created);
  }
}
