package org.carillon.account.internal;

import org.carillon.contract.answer.PageRequest;

/** Where a list by domain and local part goes on, from the last address shown. */
final class AddressOrder {
  private AddressOrder() {}

  static String domain(PageRequest request) {
    return request.after().map(last -> last.substring(last.lastIndexOf('@') + 1)).orElse("");
  }

  static String localPart(PageRequest request) {
    return request
        .after()
        .map(last -> last.substring(0, Math.max(0, last.lastIndexOf('@'))))
        .orElse("");
  }
}
