package org.carillon.policy.internal.dkim;

import static org.carillon.contract.directory.DkimKeyType.ACTIVATED;
import static org.carillon.contract.directory.DkimKeyType.ALGORITHM;
import static org.carillon.contract.directory.DkimKeyType.CREATED;
import static org.carillon.contract.directory.DkimKeyType.NAME;
import static org.carillon.contract.directory.DkimKeyType.PUBLISHED;
import static org.carillon.contract.directory.DkimKeyType.RECORD;
import static org.carillon.contract.directory.DkimKeyType.RETIRED;
import static org.carillon.contract.directory.DkimKeyType.STATE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.dkim.DomainKeys;
import org.carillon.policy.dkim.NewDomainKey;

/** Keys of domains as directory objects. Only a single key has its DNS result. */
@ApplicationScoped
class DomainKeyEntries implements ObjectEntries {
  private final DomainKeys keys;

  @Inject
  DomainKeyEntries(DomainKeys keys) {
    this.keys = keys;
  }

  @Override
  public ObjectType type() {
    return DkimKeyType.TYPE;
  }

  private static DirectoryEntry entry(DomainKey key) {
    return new DirectoryEntry(key.name(), OptionalLong.of(key.version()), values(key));
  }

  private static AttributeValues values(DomainKey key) {
    return new AttributeValues()
        .with(NAME, key.name())
        .with(ALGORITHM, key.algorithm().keyType())
        .with(STATE, key.state().word())
        .with(RECORD, key.zoneLine())
        .with(CREATED, key.created())
        .with(ACTIVATED, key.activated())
        .with(RETIRED, key.retired());
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return keys.list(caller, domain, request).map(page -> page.map(DomainKeyEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return keys.find(caller, name)
        .then(
            key ->
                keys.publication(caller, name)
                    .map(
                        shown ->
                            new DirectoryEntry(
                                key.name(),
                                OptionalLong.of(key.version()),
                                values(key).with(PUBLISHED, shown.word()))));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    String name = values.require(NAME);
    int below = name.indexOf(DomainKey.BELOW);
    Optional<String> selector =
        below < 0 ? Optional.empty() : Optional.of(name.substring(0, below));
    String domain = below < 0 ? name : name.substring(below + DomainKey.BELOW.length());
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.ofKeyType(values.require(ALGORITHM)).orElseThrow();
    return keys.create(caller, new NewDomainKey(domain, selector, algorithm))
        .map(DomainKeyEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    Optional<String> state = values.get(STATE);
    return state
        .map(word -> keys.change(caller, name, DomainKeyState.of(word), version))
        .orElseGet(() -> keys.find(caller, name))
        .map(DomainKeyEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return keys.delete(caller, name, version).map(DomainKeyEntries::entry);
  }
}
