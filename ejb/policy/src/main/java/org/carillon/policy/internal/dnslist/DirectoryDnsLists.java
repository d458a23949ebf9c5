package org.carillon.policy.internal.dnslist;

import static org.carillon.contract.directory.DnsListType.ACTION;
import static org.carillon.contract.directory.DnsListType.CODES;
import static org.carillon.contract.directory.DnsListType.CREATED;
import static org.carillon.contract.directory.DnsListType.ENABLED;
import static org.carillon.contract.directory.DnsListType.HEALTH;
import static org.carillon.contract.directory.DnsListType.NAME;
import static org.carillon.contract.directory.DnsListType.NOTE;
import static org.carillon.contract.directory.DnsListType.POINTS;
import static org.carillon.contract.directory.DnsListType.SUBJECT;
import static org.carillon.contract.directory.DnsListType.TEXT;
import static org.carillon.contract.directory.DnsListType.TROUBLE;
import static org.carillon.contract.directory.DnsListType.ZONE;

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
import org.carillon.contract.directory.DnsListType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;
import org.carillon.policy.dnslist.DnsList;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListRule;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.dnslist.DnsLists;

/**
 * Lists in the DNS as objects of the directory; whether one works is told of one, not of a list.
 */
@ApplicationScoped
class DirectoryDnsLists implements ObjectEntries {
  private final DnsLists lists;

  @Inject
  DirectoryDnsLists(DnsLists lists) {
    this.lists = lists;
  }

  @Override
  public ObjectType type() {
    return DnsListType.TYPE;
  }

  private DirectoryEntry entry(DnsList list) {
    return new DirectoryEntry(list.name(), OptionalLong.of(list.version()), values(list));
  }

  private AttributeValues values(DnsList list) {
    DnsListRule rule = list.rule();
    return new AttributeValues()
        .with(NAME, list.name())
        .with(ZONE, rule.zone())
        .with(SUBJECT, rule.subject().word())
        .with(ACTION, rule.action().word())
        .with(POINTS, rule.points())
        .with(CODES, rule.codes())
        .with(TEXT, rule.text())
        .with(ENABLED, rule.enabled())
        .with(NOTE, rule.note())
        .with(TROUBLE, lists.trouble(list))
        .with(CREATED, list.created());
  }

  private static DnsListRule changed(DnsListRule now, AttributeValues values) {
    return new DnsListRule(
        values.get(ZONE).orElse(now.zone()),
        values.get(SUBJECT).map(DnsListSubject::of).orElse(now.subject()),
        values.get(ACTION).map(DnsListAction::of).orElse(now.action()),
        values.get(POINTS).orElse(now.points()),
        values.get(CODES).orElse(now.codes()),
        values.get(TEXT).orElse(now.text()),
        values.get(ENABLED).orElse(now.enabled()),
        values.get(NOTE).orElse(now.note()));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return lists.list(caller, request).map(page -> page.map(this::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return lists
        .find(caller, name)
        .then(
            list ->
                lists
                    .health(caller, name)
                    .map(
                        health ->
                            new DirectoryEntry(
                                list.name(),
                                OptionalLong.of(list.version()),
                                values(list).with(HEALTH, health.word()))));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    DnsListRule initial =
        new DnsListRule(
            values.require(ZONE),
            DnsListSubject.of(values.require(SUBJECT)),
            DnsListAction.of(values.require(ACTION)),
            values.require(POINTS),
            "",
            "",
            values.require(ENABLED),
            "");
    return lists.create(caller, values.require(NAME), changed(initial, values)).map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues values, OptionalLong version) {
    return lists.change(caller, name, now -> changed(now, values), version).map(this::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return lists.delete(caller, name, version).map(this::entry);
  }
}
