package org.carillon.sieve.match;

import java.util.List;
import org.carillon.sieve.message.SieveAddress;

/** Which part of an address is compared (RFC 5228 §2.7.4, RFC 5233 §4). */
public enum AddressPart {
  /** The whole of it. */
  ALL,
  /** What stands before the {@code @}. */
  LOCALPART,
  /** What stands behind it. */
  DOMAIN,
  /** The local part before the separator. */
  USER,
  /** The local part behind the separator. */
  DETAIL;

  /** Adds it to what is compared. */
  public void add(SieveAddress address, String separator, List<String> to) {
    switch (this) {
      case ALL -> to.add(address.all());
      case LOCALPART -> to.add(address.local());
      case DOMAIN -> to.add(address.domain());
      case USER -> to.add(address.user(separator));
      case DETAIL -> address.detail(separator).ifPresent(to::add);
    }
  }
}
