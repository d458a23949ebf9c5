package org.carillon.identity.internal.certificate;

import static org.carillon.contract.directory.certificate.ClientAuthorityType.CERTIFICATES;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.CREATED;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.DOMAINS;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.ENABLED;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.MAPPING;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.NAME;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.PATTERN;
import static org.carillon.contract.directory.certificate.ClientAuthorityType.REVOKED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.certificate.CertificateMapping;
import org.carillon.identity.certificate.ClientAuthorities;
import org.carillon.identity.certificate.ClientAuthority;

/** The authorities as entries of the administration. */
@ApplicationScoped
class ClientAuthorityEntries implements ObjectEntries {
  private final ClientAuthorities authorities;

  @Inject
  ClientAuthorityEntries(ClientAuthorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public ObjectType type() {
    return ClientAuthorityType.TYPE;
  }

  private static DirectoryEntry entry(ClientAuthority one) {
    var values =
        new AttributeValues()
            .with(NAME, one.name())
            .with(CERTIFICATES, one.certificates())
            .with(ENABLED, one.enabled())
            .with(MAPPING, one.mapping().word())
            .with(PATTERN, one.pattern())
            .with(DOMAINS, one.domains())
            .with(REVOKED, one.revoked())
            .with(CREATED, one.created());
    return new DirectoryEntry(one.name(), OptionalLong.of(one.version()), values);
  }

  private static ClientAuthority said(AttributeValues values, Optional<ClientAuthority> now) {
    AttributeValues known = now.map(one -> entry(one).values()).orElse(values);
    return new ClientAuthority(
        known.require(NAME),
        values.get(CERTIFICATES).orElseGet(() -> known.require(CERTIFICATES)).strip(),
        values.get(ENABLED).orElseGet(() -> known.require(ENABLED)),
        CertificateMapping.of(values.get(MAPPING).orElseGet(() -> known.require(MAPPING))),
        values.get(PATTERN).orElseGet(() -> known.require(PATTERN)).strip(),
        values.get(DOMAINS).orElseGet(() -> known.require(DOMAINS)),
        values.get(REVOKED).orElseGet(() -> known.require(REVOKED)),
        now.map(ClientAuthority::version).orElse(0L),
        now.map(ClientAuthority::created).orElse(Instant.EPOCH));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return authorities.list(caller, request).map(page -> page.map(ClientAuthorityEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return authorities.find(caller, name).map(ClientAuthorityEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return authorities
        .create(caller, said(values, Optional.empty()))
        .map(ClientAuthorityEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return authorities
        .change(caller, name, now -> said(values, Optional.of(now)), version)
        .map(ClientAuthorityEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return authorities.delete(caller, name, version).map(ClientAuthorityEntries::entry);
  }
}
