package org.carillon.policy.internal.filter;

import static org.carillon.contract.directory.FilterEntryType.ACTION;
import static org.carillon.contract.directory.FilterEntryType.BAN;
import static org.carillon.contract.directory.FilterEntryType.CREATED;
import static org.carillon.contract.directory.FilterEntryType.DAYS;
import static org.carillon.contract.directory.FilterEntryType.DOMAIN;
import static org.carillon.contract.directory.FilterEntryType.ENABLED;
import static org.carillon.contract.directory.FilterEntryType.EXPIRES;
import static org.carillon.contract.directory.FilterEntryType.NAME;
import static org.carillon.contract.directory.FilterEntryType.NOTE;
import static org.carillon.contract.directory.FilterEntryType.PATTERN;
import static org.carillon.contract.directory.FilterEntryType.POINTS;
import static org.carillon.contract.directory.FilterEntryType.TARGET;
import static org.carillon.contract.directory.FilterEntryType.TEXT;

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
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterEntries;
import org.carillon.policy.filter.FilterEntry;
import org.carillon.policy.filter.FilterRule;
import org.carillon.policy.filter.FilterTarget;

/** The entries of own lists as objects of the directory. */
@ApplicationScoped
class DirectoryFilterEntries implements ObjectEntries {
  private final FilterEntries entries;

  @Inject
  DirectoryFilterEntries(FilterEntries entries) {
    this.entries = entries;
  }

  @Override
  public ObjectType type() {
    return FilterEntryType.TYPE;
  }

  private static DirectoryEntry entry(FilterEntry entry) {
    FilterRule rule = entry.rule();
    return new DirectoryEntry(
        entry.name(),
        OptionalLong.of(entry.version()),
        new AttributeValues()
            .with(NAME, entry.name())
            .with(TARGET, rule.target().word())
            .with(PATTERN, rule.pattern())
            .with(ACTION, rule.action().word())
            .with(POINTS, rule.points())
            .with(DOMAIN, entry.domainName())
            .with(TEXT, rule.text())
            .with(BAN, rule.ban())
            .with(DAYS, rule.days())
            .with(EXPIRES, entry.expires())
            .with(ENABLED, rule.enabled())
            .with(NOTE, rule.note())
            .with(CREATED, entry.created()));
  }

  private static FilterRule changed(FilterRule now, AttributeValues values) {
    return new FilterRule(
        now.target(),
        values.get(PATTERN).orElse(now.pattern()),
        values.get(ACTION).map(FilterAction::of).orElse(now.action()),
        values.get(POINTS).orElse(now.points()),
        values.get(TEXT).orElse(now.text()),
        values.get(BAN).orElse(now.ban()),
        values.get(DAYS).orElse(now.days()),
        values.get(ENABLED).orElse(now.enabled()),
        values.get(NOTE).orElse(now.note()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return entries
        .list(caller, domain, request)
        .map(page -> page.map(DirectoryFilterEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return entries.find(caller, name).map(DirectoryFilterEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    FilterRule initial =
        new FilterRule(
            FilterTarget.of(values.require(TARGET)),
            values.require(PATTERN),
            FilterAction.of(values.require(ACTION)),
            values.require(POINTS),
            "",
            values.require(BAN),
            values.require(DAYS),
            values.require(ENABLED),
            "");
    return entries
        .create(
            caller,
            values.require(NAME),
            values.get(DOMAIN).filter(domain -> !domain.isEmpty()),
            changed(initial, values))
        .map(DirectoryFilterEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return entries
        .change(caller, name, now -> changed(now, values), version)
        .map(DirectoryFilterEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return entries.delete(caller, name, version).map(DirectoryFilterEntries::entry);
  }
}
