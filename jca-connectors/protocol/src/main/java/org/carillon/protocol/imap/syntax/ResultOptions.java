package org.carillon.protocol.imap.syntax;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The result options of SEARCH and SORT (RFC 4731 §3.1, RFC 5182, RFC 5267 §3, RFC 9394 §3.1).
 *
 * @param extended whether there was a RETURN; otherwise the old responses are wanted
 * @param window the requested part of the results, if any
 */
public record ResultOptions(boolean extended, Set<Return> returns, Optional<Window> window) {

  /** The options of a search without RETURN. */
  public static final ResultOptions NONE =
      new ResultOptions(false, EnumSet.noneOf(Return.class), Optional.empty());

  /** Results that a client can request. */
  public enum Return {
    MIN,
    MAX,
    ALL,
    COUNT,
    SAVE,
    PARTIAL,
    /** Changed results are reported (RFC 5267 §4.3). */
    UPDATE,
    /** A hint that the search will be repeated (RFC 5267 §4.2); a search is cheap here anyway. */
    CONTEXT,
    /** The relevancy of each result (RFC 6203 §4). */
    RELEVANCY
  }

  /**
   * A part of the results, counted from 1, or backwards from the last if negative.
   *
   * @param from the first, as the client wrote it
   * @param to the last, as the client wrote it
   */
  public record Window(long from, long to) {
    public static Window read(Arguments arguments) throws BadCommand {
      boolean backwards = arguments.take('-');
      long from = arguments.nonZero();
      arguments.expect(':');
      if (arguments.take('-') != backwards) {
        throw new BadCommand("Range must not mix positive and negative numbers");
      }
      long to = arguments.nonZero();
      return backwards ? new Window(-from, -to) : new Window(from, to);
    }

    /** Returns the part of these results, in their order. */
    public int[] of(int[] results) {
      long low = Math.min(Math.abs(from), Math.abs(to));
      long high = Math.min(Math.max(Math.abs(from), Math.abs(to)), results.length);
      if (low > high) {
        return new int[0];
      }
      int begin = (int) (from < 0 ? results.length - high : low - 1);
      return Arrays.copyOfRange(results, begin, begin + (int) (high - low + 1));
    }

    @Override
    public String toString() {
      return from + ":" + to;
    }
  }

  /** Reads a RETURN and the space after it, if there is one. */
  public static ResultOptions read(Arguments arguments) throws BadCommand {
    if (!arguments.takeWord("RETURN")) {
      return NONE;
    }
    Set<Return> returns = EnumSet.noneOf(Return.class);
    Optional<Window> window = Optional.empty();
    arguments.expect(' ');
    arguments.expect('(');
    if (!arguments.take(')')) {
      do {
        Return each = arguments.word(Return.class, "Unknown return option");
        returns.add(each);
        if (each == Return.PARTIAL) {
          if (window.isPresent()) {
            throw new BadCommand("PARTIAL is given twice");
          }
          arguments.expect(' ');
          window = Optional.of(Window.read(arguments));
        }
      } while (arguments.take(' '));
      arguments.expect(')');
    }
    arguments.expect(' ');
    if (returns.isEmpty()) {
      returns.add(Return.ALL);
    }
    if (returns.contains(Return.ALL) && window.isPresent()) {
      // RFC 9394 §3.1
      throw new BadCommand("ALL and PARTIAL cannot be combined");
    }
    return new ResultOptions(true, returns, window);
  }

  /** Returns these, answered by ESEARCH even if the client did not ask for it (RFC 9051 §6.4.4). */
  public ResultOptions inExtendedForm() {
    return extended ? this : new ResultOptions(true, EnumSet.of(Return.ALL), window);
  }

  public boolean asks(Return item) {
    return returns.contains(item);
  }

  /** Returns whether results are only saved and not written (RFC 5182 §2.1). */
  public boolean isSilent() {
    return returns.equals(EnumSet.of(Return.SAVE));
  }

  /** Returns the results to send: MIN and MAX if only those (RFC 4731 §3.2, RFC 5182 §2.4). */
  public int[] told(int[] results) {
    boolean min = asks(Return.MIN);
    boolean max = asks(Return.MAX);
    if (window.isPresent() && !asks(Return.COUNT) && !min && !max) {
      return window.get().of(results);
    }
    if (results.length == 0 || asks(Return.ALL) || asks(Return.COUNT) || !min && !max) {
      return results;
    }
    int first = results[min ? 0 : results.length - 1];
    int last = results[max ? results.length - 1 : 0];
    return first == last ? new int[] {first} : new int[] {first, last};
  }
}
