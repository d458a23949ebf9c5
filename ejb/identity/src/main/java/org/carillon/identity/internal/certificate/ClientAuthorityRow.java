package org.carillon.identity.internal.certificate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.carillon.account.internal.transaction.VersionedRow;
import org.carillon.identity.certificate.CertificateMapping;
import org.carillon.identity.certificate.ClientAuthority;

/** The row of a certificate authority. */
@Entity
@Table(name = "client_authority")
class ClientAuthorityRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String name;
  String certificates;
  boolean enabled;
  String mapping;
  String pattern;

  String domains;

  /** The serial numbers of revoked certificates, one in each line. */
  String revoked;

  Instant created;

  void take(ClientAuthority authority) {
    certificates = authority.certificates();
    enabled = authority.enabled();
    mapping = authority.mapping().word();
    pattern = authority.pattern();
    domains = String.join("\n", authority.domains());
    revoked = String.join("\n", authority.revoked());
  }

  ClientAuthority value() {
    return new ClientAuthority(
        name,
        certificates,
        enabled,
        CertificateMapping.of(mapping),
        pattern,
        domains.lines().toList(),
        revoked.lines().toList(),
        version(),
        created);
  }
}
