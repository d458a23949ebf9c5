package org.carillon.policy.internal.dnslist;

import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.directory.DnsListType;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListSubject;

/**
 * A DNS list that is queried, as {@link DnsListType} declares it.
 *
 * @param id the internal id
 * @param version the number of its changes
 */
record DnsList(
    long id,
    long version,
    String name,
    String zone,
    DnsListSubject subject,
    DnsListAction action,
    int points,
    String codes,
    String text) {

  static DnsList of(DeclaredObject stored) {
    return new DnsList(
        stored.id(),
        stored.version(),
        stored.value(DnsListType.NAME),
        stored.value(DnsListType.ZONE),
        DnsListSubject.of(stored.value(DnsListType.SUBJECT)),
        DnsListAction.of(stored.value(DnsListType.ACTION)),
        stored.value(DnsListType.POINTS),
        stored.value(DnsListType.CODES),
        stored.value(DnsListType.TEXT));
  }
}
