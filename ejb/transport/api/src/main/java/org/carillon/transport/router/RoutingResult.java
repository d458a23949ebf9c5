package org.carillon.transport.router;

import java.util.List;

/**
 * The result of the routing table for an address.
 *
 * @param steps the lines that applied, in order
 * @param end the destination
 * @param relays whether everybody may send through these lines to other servers, not only known
 *     clients
 */
public record RoutingResult(List<Step> steps, End end, boolean relays) {
  public RoutingResult {
    steps = List.copyOf(steps);
  }

  /**
   * An application of a line.
   *
   * @param number the line's number, from 1
   * @param line the line's text
   * @param address the address to which it was applied
   * @param result the new address, or the word of the target
   */
  public record Step(int number, String line, String address, String result) {}

  /** The end of an address's way through the table. */
  public sealed interface End {
    /** Returns the address at the end of the table. */
    String address();

    /** The address is looked up; it is the original one if no line applied. */
    record Address(String address) implements End {}

    /**
     * Mail goes to a host of another domain, with the address as it is.
     *
     * @param host a domain or an address literal in brackets
     */
    record Via(String address, String host) implements End {}

    /** The address is refused. */
    record Error(String address) implements End {}

    /** Mail is accepted and deleted. */
    record Discard(String address) implements End {}

    /** The lines lead in a circle. */
    record Loop(String address) implements End {}
  }
}
