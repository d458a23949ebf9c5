package org.carillon.store.rows;

import java.util.List;

/**
 * The levels at which the owner of an account is warned how full it is.
 *
 * @param percents shares of the limits; values outside 1 to 100 are ignored
 * @param mostMessages the limit; 0 for none
 * @param mostOctets the limit; 0 for none
 */
public record AlertSteps(List<Long> percents, long mostMessages, long mostOctets) {

  /** Returns the highest level that an account has reached, in percent; 0 for none. */
  public int reached(long messages, long octets) {
    long highest = 0;
    for (long percent : percents) {
      if (percent > highest
          && percent <= 100
          && AlertLevel.of(percent, mostMessages, mostOctets).isReached(messages, octets)) {
        highest = percent;
      }
    }
    return (int) highest;
  }
}
