package org.carillon.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers of the messages that a server acknowledged, to compare with its mailboxes. */
public final class Acknowledged {

  private final Set<String> numbers = ConcurrentHashMap.newKeySet();

  /** Adds an acknowledged message. */
  public void add(String number) {
    numbers.add(number);
  }

  public int count() {
    return numbers.size();
  }

  /**
   * The differences from the mailboxes' messages, a sentence each; empty if no acknowledged message
   * is wrong.
   */
  public List<String> brokenPromises(List<byte[]> found) {
    List<String> broken = new ArrayList<>();
    Map<String, Integer> times = new HashMap<>();
    for (byte[] message : found) {
      NumberedMail.numberIfWhole(message)
          .ifPresentOrElse(
              n -> times.merge(n, 1, Integer::sum),
              () -> broken.add("a message of " + message.length + " octets is damaged"));
    }
    times.forEach(
        (number, n) -> {
          if (n > 1) {
            broken.add(number + " is there " + n + " times");
          }
        });
    numbers.stream()
        .filter(n -> !times.containsKey(n))
        .sorted()
        .forEach(n -> broken.add(n + " was acknowledged and is lost"));
    return broken;
  }
}
