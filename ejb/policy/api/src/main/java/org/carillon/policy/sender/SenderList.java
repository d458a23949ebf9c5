package org.carillon.policy.sender;

import java.util.Map;
import java.util.Optional;
import org.carillon.contract.sender.SenderChoice;

/**
 * An account's list of senders.
 *
 * @param choices by address or domain, in canonical form
 */
public record SenderList(Map<String, SenderChoice> choices) {
  /** Of an account that says nothing. */
  public static final SenderList EMPTY = new SenderList(Map.of());

  /** Copies. */
  public SenderList {
    choices = Map.copyOf(choices);
  }

  /** Whether nothing is on it. */
  public boolean isEmpty() {
    return choices.isEmpty();
  }

  /** What it says of a canonical address: of itself, else of the longest domain it is of. */
  public Optional<SenderChoice> of(String address) {
    SenderChoice own = choices.get(address);
    if (own != null || isEmpty()) {
      return Optional.ofNullable(own);
    }
    int at = address.lastIndexOf('@') + 1;
    while (at > 0) {
      SenderChoice choice = choices.get(address.substring(at));
      if (choice != null) {
        return Optional.of(choice);
      }
      at = address.indexOf('.', at) + 1;
    }
    return Optional.empty();
  }
}
