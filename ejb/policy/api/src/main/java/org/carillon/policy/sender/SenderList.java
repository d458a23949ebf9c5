package org.carillon.policy.sender;

import java.util.Map;
import java.util.Optional;
import org.carillon.contract.sender.SenderChoice;

/**
 * An account's list of senders.
 *
 * @param choices the choices by address or domain, in canonical form
 */
public record SenderList(Map<String, SenderChoice> choices) {
  /** The list of an account without choices. */
  public static final SenderList EMPTY = new SenderList(Map.of());

  public SenderList {
    choices = Map.copyOf(choices);
  }

  public boolean isEmpty() {
    return choices.isEmpty();
  }

  /** Returns an address's choice: its own, else that of the longest domain it is in. */
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
