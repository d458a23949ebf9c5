package org.carillon.listener.internal.acme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.carillon.listener.internal.object.NamedRow;

/** A certificate that is ordered; what nodes note of it while they do so is read only here. */
@Entity
@Table(name = "acme_certificate")
class AcmeCertificateRow extends NamedRow {
  long account;

  /** One after the other, with spaces between. */
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

  /** Whether what is there is not what is wanted. */
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
