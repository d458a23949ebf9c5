package org.carillon.policy.internal.dnslist;

import static org.carillon.contract.directory.DnsListType.ACTION;
import static org.carillon.contract.directory.DnsListType.CODES;
import static org.carillon.contract.directory.DnsListType.HEALTH;
import static org.carillon.contract.directory.DnsListType.NOTE;
import static org.carillon.contract.directory.DnsListType.SUBJECT;
import static org.carillon.contract.directory.DnsListType.TEXT;
import static org.carillon.contract.directory.DnsListType.TROUBLE;
import static org.carillon.contract.directory.DnsListType.ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DnsListType;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.internal.text.AdministratorText;
import org.carillon.settings.CacheVersions;

/** The DNS lists. A list's health is shown of one list, not of many: it waits for the DNS. */
@ApplicationScoped
class DnsListEntries extends DeclaredEntries {
  static final ObjectTable TABLE =
      ObjectTable.of(DnsListType.TYPE, "dns_list", HEALTH, TROUBLE).searchedBy(ZONE);

  /** The most lists: each is queried for every message. */
  static final int MOST_LISTS = 30;

  private final CurrentDnsLists current;
  private final DnsLookup dns;

  @Inject
  DnsListEntries(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      CurrentDnsLists current,
      DnsLookup dns) {
    super(TABLE, transactions, versions, CacheVersions.Kind.DNS_LISTS, audit);
    this.current = current;
    this.dns = dns;
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST_LISTS);
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  protected Failure taken(String constraint) {
    return constraint.equals("dns_list_name")
        ? new Failure.Taken("name", "A DNS list with this name already exists.")
        : new Failure.Taken("zone", "A DNS list with this zone already exists.");
  }

  @Override
  protected AttributeValues listed(DeclaredObject list) {
    return list.values().with(TROUBLE, current.trouble(list.id()));
  }

  @Override
  protected AttributeValues found(DeclaredObject list) {
    return listed(list).with(HEALTH, current.health(DnsList.of(list), dns).word());
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    if (ListCodes.of(wanted.require(CODES), 0).isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "codes",
              "malformed",
              "Codes must be addresses in 127.0.0.0/8, with their own points where wanted,"
                  + " such as 127.0.0.2-3=50 127.0.*.1."));
    }
    if (DnsListAction.of(wanted.require(ACTION)) == DnsListAction.ALLOW
        && DnsListSubject.of(wanted.require(SUBJECT)) == DnsListSubject.LINK) {
      return Answer.failed(
          new Failure.Invalid(
              "action",
              "link",
              "A list of links cannot allow mail, because anybody can link to a good"
                  + " domain."));
    }
    Optional<Failure> problem =
        AdministratorText.problem(wanted.require(TEXT), wanted.require(NOTE));
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    String typed = wanted.require(ZONE).strip();
    return DomainName.canonical(
            typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed)
        .<Answer<AttributeValues>>map(zone -> new Answer.Done<>(wanted.with(ZONE, zone)))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid("zone", "malformed", "The zone must be a domain name.")));
  }
}
