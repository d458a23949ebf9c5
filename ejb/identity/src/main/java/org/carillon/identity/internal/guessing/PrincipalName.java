package org.carillon.identity.internal.guessing;

import org.carillon.account.MailAddress;

/**
 * A canonical name as the directory's tables have it.
 *
 * @param localPart the local part of an address, or a whole administrator's name
 * @param domain the domain; empty for an administrator's name
 */
record PrincipalName(String localPart, String domain) {
  static PrincipalName of(String canonical) {
    return MailAddress.canonical(canonical)
        .map(address -> new PrincipalName(address.localPart(), address.domain()))
        .orElseGet(() -> new PrincipalName(canonical, ""));
  }
}
