package org.carillon.listener.internal.request;

import static org.carillon.contract.directory.certificate.CertificateRequestType.CERTIFICATE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.COMMON_NAME;
import static org.carillon.contract.directory.certificate.CertificateRequestType.COUNTRY;
import static org.carillon.contract.directory.certificate.CertificateRequestType.CREATED;
import static org.carillon.contract.directory.certificate.CertificateRequestType.DAYS;
import static org.carillon.contract.directory.certificate.CertificateRequestType.DOMAIN;
import static org.carillon.contract.directory.certificate.CertificateRequestType.EMAIL;
import static org.carillon.contract.directory.certificate.CertificateRequestType.EXPIRES;
import static org.carillon.contract.directory.certificate.CertificateRequestType.HOSTS;
import static org.carillon.contract.directory.certificate.CertificateRequestType.KEY_TYPE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.LOCALITY;
import static org.carillon.contract.directory.certificate.CertificateRequestType.NAME;
import static org.carillon.contract.directory.certificate.CertificateRequestType.ORGANIZATION;
import static org.carillon.contract.directory.certificate.CertificateRequestType.REQUEST;
import static org.carillon.contract.directory.certificate.CertificateRequestType.STATE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.UNIT;

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
import org.carillon.contract.directory.certificate.CertificateRequestType;
import org.carillon.contract.identity.Caller;
import org.carillon.listener.KeyType;
import org.carillon.listener.request.CertificateRequest;
import org.carillon.listener.request.CertificateRequests;

/** Requests as directory entries. */
@ApplicationScoped
class CertificateRequestEntries implements ObjectEntries {
  private final CertificateRequests requests;

  @Inject
  CertificateRequestEntries(CertificateRequests requests) {
    this.requests = requests;
  }

  @Override
  public ObjectType type() {
    return CertificateRequestType.TYPE;
  }

  private static DirectoryEntry entry(CertificateRequest one) {
    CertificateRequest.Subject subject = one.subject();
    AttributeValues values =
        new AttributeValues()
            .with(NAME, one.name())
            .with(HOSTS, one.hosts())
            .with(KEY_TYPE, one.keyType().word())
            .with(DAYS, one.days())
            .with(COMMON_NAME, subject.commonName())
            .with(ORGANIZATION, subject.organization())
            .with(UNIT, subject.unit())
            .with(LOCALITY, subject.locality())
            .with(STATE, subject.state())
            .with(COUNTRY, subject.country())
            .with(EMAIL, subject.email())
            .with(REQUEST, one.request())
            .with(CERTIFICATE, one.certificate())
            .with(CREATED, one.created());
    if (one.domain().isPresent()) {
      values = values.with(DOMAIN, one.domain().get());
    }
    if (one.expires().isPresent()) {
      values = values.with(EXPIRES, one.expires().get());
    }
    return new DirectoryEntry(one.name(), OptionalLong.of(one.version()), values);
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return requests.list(caller, request).map(page -> page.map(CertificateRequestEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return requests.find(caller, name).map(CertificateRequestEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues said) {
    CertificateRequest wanted =
        new CertificateRequest(
            said.require(NAME),
            said.get(DOMAIN).filter(name -> !name.isBlank()),
            said.require(HOSTS),
            KeyType.of(said.require(KEY_TYPE)),
            said.require(DAYS),
            new CertificateRequest.Subject(
                said.require(COMMON_NAME).strip(),
                said.require(ORGANIZATION).strip(),
                said.require(UNIT).strip(),
                said.require(LOCALITY).strip(),
                said.require(STATE).strip(),
                said.require(COUNTRY).strip(),
                said.require(EMAIL).strip()),
            "",
            "",
            Optional.empty(),
            0,
            Instant.EPOCH);
    return requests.create(caller, wanted).map(CertificateRequestEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    Optional<String> answered = values.get(CERTIFICATE);
    return answered.isPresent()
        ? requests
            .answer(caller, name, answered.get(), version)
            .map(CertificateRequestEntries::entry)
        : find(caller, name);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return requests.delete(caller, name, version).map(CertificateRequestEntries::entry);
  }
}
