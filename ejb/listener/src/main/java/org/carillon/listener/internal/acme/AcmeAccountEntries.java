package org.carillon.listener.internal.acme;

import static org.carillon.contract.directory.certificate.AcmeAccountType.AUTHORITIES;
import static org.carillon.contract.directory.certificate.AcmeAccountType.BINDING_ID;
import static org.carillon.contract.directory.certificate.AcmeAccountType.BINDING_KEY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.CONTACT;
import static org.carillon.contract.directory.certificate.AcmeAccountType.CREATED;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DIRECTORY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_ALGORITHM;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_DELAY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_HELPER;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_KEY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_SECRET;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_SERVER;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_ZONE;
import static org.carillon.contract.directory.certificate.AcmeAccountType.LOCATION;
import static org.carillon.contract.directory.certificate.AcmeAccountType.NAME;
import static org.carillon.contract.directory.certificate.AcmeAccountType.TERMS;
import static org.carillon.contract.directory.certificate.AcmeAccountType.TERMS_AGREED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.listener.acme.AcmeAccount;
import org.carillon.listener.acme.AcmeAccounts;
import org.carillon.listener.acme.AcmeSecrets;

/** Accounts at authorities as directory entries. */
@ApplicationScoped
class AcmeAccountEntries implements ObjectEntries {
  private final AcmeAccounts accounts;

  @Inject
  AcmeAccountEntries(AcmeAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public ObjectType type() {
    return AcmeAccountType.TYPE;
  }

  private static DirectoryEntry entry(AcmeAccount account) {
    AcmeAccount.Dns dns = account.dns();
    var values =
        new AttributeValues()
            .with(NAME, account.name())
            .with(DIRECTORY, account.directory())
            .with(CONTACT, account.contact())
            .with(TERMS_AGREED, account.termsAgreed())
            .with(TERMS, account.terms())
            .with(BINDING_ID, account.bindingId())
            .with(AUTHORITIES, account.authorities())
            .with(DNS_SERVER, dns.server())
            .with(DNS_ZONE, dns.zone())
            .with(DNS_KEY, dns.key())
            .with(DNS_ALGORITHM, dns.algorithm())
            .with(DNS_HELPER, dns.helper())
            .with(DNS_DELAY, (int) dns.delay().toSeconds())
            .with(LOCATION, account.location())
            .with(CREATED, account.created());
    return new DirectoryEntry(account.name(), OptionalLong.of(account.version()), values);
  }

  private static AcmeAccount said(AttributeValues values, Optional<AcmeAccount> now) {
    Said said = new Said(values, now.map(one -> entry(one).values()).orElse(values));
    return new AcmeAccount(
        said.of(NAME),
        said.of(DIRECTORY).strip(),
        said.of(CONTACT).strip(),
        said.of(TERMS_AGREED),
        now.map(AcmeAccount::terms).orElse(""),
        said.of(BINDING_ID).strip(),
        said.of(AUTHORITIES).strip(),
        new AcmeAccount.Dns(
            said.of(DNS_SERVER).strip(),
            said.of(DNS_ZONE).strip(),
            said.of(DNS_KEY).strip(),
            said.of(DNS_ALGORITHM),
            said.of(DNS_HELPER).strip(),
            Duration.ofSeconds(said.of(DNS_DELAY))),
        now.map(AcmeAccount::location).orElse(""),
        now.map(AcmeAccount::version).orElse(0L),
        now.map(AcmeAccount::created).orElse(Instant.EPOCH));
  }

  private static AcmeSecrets secrets(AttributeValues values) {
    return new AcmeSecrets(
        values.get(BINDING_KEY).map(String::strip), values.get(DNS_SECRET).map(String::strip));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return accounts.list(caller, request).map(page -> page.map(AcmeAccountEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return accounts.find(caller, name).map(AcmeAccountEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return accounts
        .create(caller, said(values, Optional.empty()), secrets(values))
        .map(AcmeAccountEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return accounts
        .change(caller, name, now -> said(values, Optional.of(now)), secrets(values), version)
        .map(AcmeAccountEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return accounts.delete(caller, name, version).map(AcmeAccountEntries::entry);
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return accounts.test(caller, name);
  }
}
