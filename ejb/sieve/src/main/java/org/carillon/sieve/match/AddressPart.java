package org.carillon.sieve.match;

import java.util.List;
import org.carillon.sieve.message.SieveAddress;

/** The compared part of an address (RFC 5228 §2.7.4, RFC 5233 §4). */
public enum AddressPart {
  ALL,
  /** The part before the {@code @}. */
  LOCALPART,
  /** The part after the {@code @}. */
  DOMAIN,
  /** The local part before the separator. */
  USER,
  /** The local part after the separator. */
  DETAIL;

  /** Adds this part to the compared values. */
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
