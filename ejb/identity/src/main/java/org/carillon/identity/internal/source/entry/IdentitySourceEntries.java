package org.carillon.identity.internal.source.entry;

import static org.carillon.contract.directory.IdentitySourceType.ACCOUNTS;
import static org.carillon.contract.directory.IdentitySourceType.ADDRESS;
import static org.carillon.contract.directory.IdentitySourceType.ANSWERS;
import static org.carillon.contract.directory.IdentitySourceType.ATTRIBUTES;
import static org.carillon.contract.directory.IdentitySourceType.BASE;
import static org.carillon.contract.directory.IdentitySourceType.BIND_NAME;
import static org.carillon.contract.directory.IdentitySourceType.BUTTON;
import static org.carillon.contract.directory.IdentitySourceType.CERTIFICATES;
import static org.carillon.contract.directory.IdentitySourceType.CLAIM;
import static org.carillon.contract.directory.IdentitySourceType.CONNECTIONS;
import static org.carillon.contract.directory.IdentitySourceType.CREATED;
import static org.carillon.contract.directory.IdentitySourceType.DOMAINS;
import static org.carillon.contract.directory.IdentitySourceType.ENABLED;
import static org.carillon.contract.directory.IdentitySourceType.FILTER;
import static org.carillon.contract.directory.IdentitySourceType.KEEP_HASH;
import static org.carillon.contract.directory.IdentitySourceType.KIND;
import static org.carillon.contract.directory.IdentitySourceType.METADATA;
import static org.carillon.contract.directory.IdentitySourceType.NAME;
import static org.carillon.contract.directory.IdentitySourceType.NAME_FORMAT;
import static org.carillon.contract.directory.IdentitySourceType.POSITION;
import static org.carillon.contract.directory.IdentitySourceType.REFRESH;
import static org.carillon.contract.directory.IdentitySourceType.REMEMBER;
import static org.carillon.contract.directory.IdentitySourceType.SCOPES;
import static org.carillon.contract.directory.IdentitySourceType.SECOND_FACTOR;
import static org.carillon.contract.directory.IdentitySourceType.SECRET;
import static org.carillon.contract.directory.IdentitySourceType.SILENT_SINCE;
import static org.carillon.contract.directory.IdentitySourceType.START_TLS;
import static org.carillon.contract.directory.IdentitySourceType.TIMEOUT;
import static org.carillon.contract.directory.IdentitySourceType.TRUSTS_ADDRESSES;
import static org.carillon.contract.directory.IdentitySourceType.USER_NAME;

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
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.IdentitySources;
import org.carillon.identity.source.NameFormat;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.SecondFactorTrust;
import org.carillon.identity.source.SourceKind;
import org.carillon.identity.source.SourceState;

/** The sources as entries of the administration. */
@ApplicationScoped
class IdentitySourceEntries implements ObjectEntries {
  private final IdentitySources sources;
  private final SourceRequests asked;

  @Inject
  IdentitySourceEntries(IdentitySources sources, SourceRequests asked) {
    this.sources = sources;
    this.asked = asked;
  }

  @Override
  public ObjectType type() {
    return IdentitySourceType.TYPE;
  }

  private DirectoryEntry entry(IdentitySource source) {
    DirectoryEntry entry = stored(source);
    AttributeValues values =
        switch (asked.state(source)) {
          case SourceState.Unasked() -> entry.values().with(ANSWERS, "not-asked");
          case SourceState.Answers() -> entry.values().with(ANSWERS, "yes");
          case SourceState.Silent(Instant since) ->
              entry.values().with(ANSWERS, "no").with(SILENT_SINCE, since);
        };
    return new DirectoryEntry(entry.key(), entry.version(), values);
  }

  private static DirectoryEntry stored(IdentitySource source) {
    IdentitySource.Reach reach = source.reach();
    IdentitySource.Search search = source.search();
    IdentitySource.Use use = source.use();
    IdentitySource.Browsing browsing = source.browsing();
    var values =
        new AttributeValues()
            .with(NAME, source.name())
            .with(KIND, source.kind().word())
            .with(ADDRESS, reach.address())
            .with(ENABLED, source.enabled())
            .with(POSITION, source.position())
            .with(DOMAINS, source.domains())
            .with(START_TLS, reach.startTls())
            .with(CERTIFICATES, reach.certificates())
            .with(BIND_NAME, reach.bindName())
            .with(USER_NAME, search.userName())
            .with(BASE, search.base())
            .with(FILTER, search.filter())
            .with(ATTRIBUTES, search.attributes())
            .with(BUTTON, browsing.button())
            .with(SCOPES, browsing.scopes())
            .with(CLAIM, browsing.claim())
            .with(TRUSTS_ADDRESSES, browsing.trustsAddresses())
            .with(SECOND_FACTOR, browsing.secondFactor().word())
            .with(METADATA, browsing.metadata())
            .with(NAME_FORMAT, browsing.nameFormat().word())
            .with(ACCOUNTS, use.accounts().word())
            .with(REFRESH, (int) use.refresh().toMinutes())
            .with(REMEMBER, (int) use.remember().toSeconds())
            .with(KEEP_HASH, use.keepsHash())
            .with(TIMEOUT, (int) reach.timeout().toSeconds())
            .with(CONNECTIONS, reach.connections())
            .with(CREATED, source.created());
    return new DirectoryEntry(source.name(), OptionalLong.of(source.version()), values);
  }

  /** Returns a source with the values; missing ones come from the present source or defaults. */
  private static IdentitySource said(AttributeValues values, Optional<IdentitySource> now) {
    Said said = new Said(values, now.map(one -> stored(one).values()).orElse(values));
    return new IdentitySource(
        now.map(IdentitySource::id).orElse(0L),
        said.of(NAME),
        SourceKind.of(said.of(KIND)),
        said.of(ENABLED),
        said.of(POSITION),
        said.of(DOMAINS),
        new IdentitySource.Reach(
            said.of(ADDRESS).strip(),
            said.of(START_TLS),
            said.of(CERTIFICATES).strip(),
            said.of(BIND_NAME).strip(),
            Duration.ofSeconds(said.of(TIMEOUT)),
            said.of(CONNECTIONS)),
        new IdentitySource.Search(
            said.of(USER_NAME).strip(),
            said.of(BASE).strip(),
            said.of(FILTER).strip(),
            said.of(ATTRIBUTES)),
        new IdentitySource.Use(
            ProvisioningPolicy.of(said.of(ACCOUNTS)),
            Duration.ofMinutes(said.of(REFRESH)),
            Duration.ofSeconds(said.of(REMEMBER)),
            said.of(KEEP_HASH)),
        new IdentitySource.Browsing(
            said.of(BUTTON).strip(),
            said.of(SCOPES).strip(),
            said.of(CLAIM).strip(),
            said.of(TRUSTS_ADDRESSES),
            SecondFactorTrust.of(said.of(SECOND_FACTOR)),
            said.of(METADATA).strip(),
            NameFormat.of(said.of(NAME_FORMAT))),
        now.map(IdentitySource::version).orElse(0L),
        now.map(IdentitySource::created).orElse(Instant.EPOCH));
  }

  /** The given values, with the known ones as defaults. */
  private record Said(AttributeValues values, AttributeValues known) {
    <T> T of(Attribute<T> attribute) {
      return values.get(attribute).orElseGet(() -> known.require(attribute));
    }
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return sources.list(caller, request).map(page -> page.map(this::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return sources.find(caller, name).map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return sources
        .create(caller, said(values, Optional.empty()), values.get(SECRET).orElse(""))
        .map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return sources
        .change(caller, name, now -> said(values, Optional.of(now)), values.get(SECRET), version)
        .map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return sources.delete(caller, name, version).map(this::entry);
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return sources.test(caller, name);
  }
}
