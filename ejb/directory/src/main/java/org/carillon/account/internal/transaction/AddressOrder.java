package org.carillon.account.internal.transaction;

import org.carillon.contract.answer.PageRequest;

/** The position where a list by domain and local part continues: the last address shown. */
public final class AddressOrder {
  private AddressOrder() {}

  public static String domain(PageRequest request) {
    return request.after().map(last -> last.substring(last.lastIndexOf('@') + 1)).orElse("");
  }

  public static String localPart(PageRequest request) {
    return request
        .after()
        .map(last -> last.substring(0, Math.max(0, last.lastIndexOf('@'))))
        .orElse("");
  }
}
