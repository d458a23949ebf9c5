package org.carillon.contract.answer;

import java.util.List;
import java.util.Optional;

/**
 * Why a request was not carried out; nothing was changed. The kinds are those that an edge treats
 * differently; what is special to a capability is a code. A new capability brings codes, seldom a
 * kind: a new kind has to be rendered by every edge.
 */
public sealed interface Failure {

  /**
   * There is no such thing, or none that the caller may know of.
   *
   * @param what what was looked for, as in "There is no ..."
   * @param name the name it was looked for by; empty if {@code what} says it or there is none
   */
  record NotFound(String what, String name) implements Failure {
    /** What was looked for, with its name. */
    public NotFound(String what) {
      this(what, "");
    }

    /** What was looked for, with its name. */
    public String thing() {
      return name.isEmpty() ? what : what + " " + name;
    }
  }

  /**
   * The caller may not do this.
   *
   * @param code a short stable word for the reason ({@code administers-more}), the key of a
   *     translated text; {@link #PLAIN} where there is no more to say
   * @param message the reason in a sentence
   */
  record NotAllowed(String code, String message) implements Failure {
    /** The code where there is no more to say than that. */
    public static final String PLAIN = "not-allowed";

    /**
     * Without a reason beyond the caller's rights: it is for those who administer what it is of.
     */
    public NotAllowed() {
      this(PLAIN, "This is for those who administer the domain or the server.");
    }
  }

  /**
   * Something given is not acceptable.
   *
   * @param field the field at fault, as REST spells it
   * @param code a short stable word for the reason ({@code malformed}, {@code too-short}), the key
   *     of a translated text
   * @param message the reason in a sentence
   * @param name what was given, where the text names it; else empty
   * @param place where in a text of many lines, which the message says too
   */
  record Invalid(String field, String code, String message, String name, Optional<Place> place)
      implements Failure {
    /** With a text that does not name what was given. */
    public Invalid(String field, String code, String message) {
      this(field, code, message, "");
    }

    /** Something that is no text of many lines. */
    public Invalid(String field, String code, String message, String name) {
      this(field, code, message, name, Optional.empty());
    }
  }

  /**
   * A place in a text.
   *
   * @param line from 1
   * @param column in characters, from 1
   */
  record Place(int line, int column) {}

  /** Several things given are not acceptable, each in its own field. */
  record SeveralInvalid(List<Invalid> each) implements Failure {
    /** With a copy. */
    public SeveralInvalid {
      each = List.copyOf(each);
    }
  }

  /**
   * What is there stands in the way: the name is another's, or something still needs what is to go.
   *
   * @param field the field at fault, as REST spells it
   * @param code a short stable word for what stands in the way ({@code taken}, {@code
   *     has-accounts}), the key of a translated text
   * @param message a sentence
   * @param name what stands in the way, where the text names it; else empty
   */
  record Taken(String field, String code, String message, String name) implements Failure {
    /** The code where the name is another's. */
    public static final String NAME = "taken";

    /** With a text that does not name what stands in the way. */
    public Taken(String field, String code, String message) {
      this(field, code, message, "");
    }

    /** The name is another's. */
    public Taken(String field, String message) {
      this(field, NAME, message);
    }
  }

  /**
   * It was changed since the caller read it.
   *
   * @param version its version now
   */
  record Outdated(long version) implements Failure {}

  /**
   * There is no room for more.
   *
   * @param most what the limit allows; 0 where it is not told
   */
  record LimitReached(Limit limit, long most) implements Failure {}

  /** What is stored is damaged or missing; a newer try will not help. */
  record Damaged(String message) implements Failure {}

  /** Could not be done now: the database or the store is away, or too much is waiting. */
  record TryLater(String message) implements Failure {}
}
