package org.carillon.listener.internal.acme;

import static org.carillon.contract.directory.certificate.AcmeCertificateType.ACCOUNT;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.CHALLENGE;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.CREATED;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.DOMAIN;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.ENABLED;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.EXPIRES;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.HOSTS;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.IS_DEFAULT;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.KEY_TYPE;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.NAME;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.NEXT;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.PROBLEM;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.RENEWAL;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.STATE;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.TRIED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.acme.ChallengeKind;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.listener.KeyType;
import org.carillon.listener.acme.AcmeCertificate;
import org.carillon.listener.acme.AcmeCertificates;

/** Ordered certificates as directory entries. */
@ApplicationScoped
class AcmeCertificateEntries implements ObjectEntries {
  private final AcmeCertificates certificates;

  @Inject
  AcmeCertificateEntries(AcmeCertificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public ObjectType type() {
    return AcmeCertificateType.TYPE;
  }

  private static DirectoryEntry entry(AcmeCertificate one) {
    AcmeCertificate.State state = one.state();
    AttributeValues values =
        new AttributeValues()
            .with(NAME, one.name())
            .with(ACCOUNT, one.account())
            .with(HOSTS, one.hosts())
            .with(CHALLENGE, one.challenge().word())
            .with(KEY_TYPE, one.keyType().word())
            .with(IS_DEFAULT, one.isDefault())
            .with(ENABLED, one.enabled())
            .with(STATE, state.word(one.enabled()))
            .with(PROBLEM, state.problem())
            .with(CREATED, one.created());
    if (one.domain().isPresent()) {
      values = values.with(DOMAIN, one.domain().get());
    }
    values = with(values, EXPIRES, state.expires());
    values = with(values, RENEWAL, state.renewal());
    values = with(values, TRIED, state.tried());
    values = with(values, NEXT, state.next());
    return new DirectoryEntry(one.name(), OptionalLong.of(one.version()), values);
  }

  private static AttributeValues with(
      AttributeValues values, Attribute<Instant> attribute, Optional<Instant> moment) {
    return moment.isPresent() ? values.with(attribute, moment.get()) : values;
  }

  private static AcmeCertificate said(AttributeValues values, Optional<AcmeCertificate> now) {
    Said said = new Said(values, now.map(one -> entry(one).values()).orElse(values));
    return new AcmeCertificate(
        said.of(NAME),
        now.map(AcmeCertificate::domain)
            .orElseGet(() -> values.get(DOMAIN).filter(name -> !name.isBlank())),
        said.of(ACCOUNT).strip(),
        said.of(HOSTS),
        ChallengeKind.of(said.of(CHALLENGE)),
        KeyType.of(said.of(KEY_TYPE)),
        said.of(IS_DEFAULT),
        said.of(ENABLED),
        now.map(AcmeCertificate::state).orElse(AcmeCertificate.State.NEW),
        now.map(AcmeCertificate::version).orElse(0L),
        now.map(AcmeCertificate::created).orElse(Instant.EPOCH));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return certificates.list(caller, request).map(page -> page.map(AcmeCertificateEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return certificates.find(caller, name).map(AcmeCertificateEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return certificates
        .create(caller, said(values, Optional.empty()))
        .map(AcmeCertificateEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return certificates
        .change(caller, name, now -> said(values, Optional.of(now)), version)
        .map(AcmeCertificateEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return certificates.delete(caller, name, version).map(AcmeCertificateEntries::entry);
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return certificates.orderNow(caller, name);
  }
}
