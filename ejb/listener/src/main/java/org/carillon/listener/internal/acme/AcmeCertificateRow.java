package org.carillon.listener.internal.acme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.carillon.listener.internal.object.NamedRow;

/** A certificate that is ordered. Fields that nodes write during an order are read-only. */
@Entity
@Table(name = "acme_certificate")
class AcmeCertificateRow extends NamedRow {
  long account;

  /** The names, separated by spaces. */
  String hosts;

  String challenge;

  @Column(name = "key_type")
  String keyType;

  @Column(name = "is_default")
  boolean isDefault;

  boolean enabled;

  @Column(insertable = false, updatable = false)
  Long certificate;

  @Column(insertable = false, updatable = false)
  Instant due;

  /** True if the wanted certificate differs from the current one. */
  @Column(insertable = false, updatable = false)
  boolean changed;

  @Column(insertable = false, updatable = false)
  Instant renewal;

  @Column(insertable = false, updatable = false)
  Instant tried;

  @Column(insertable = false, updatable = false)
  long tries;

  @Column(insertable = false, updatable = false)
  String problem;

  List<String> hosts() {
    return List.of(hosts.split(" "));
  }
}
