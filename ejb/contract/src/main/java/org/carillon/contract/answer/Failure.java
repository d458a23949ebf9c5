package org.carillon.contract.answer;

import java.util.List;
import java.util.Optional;

/**
 * The reason why a request was not carried out; nothing was changed. There is one kind for each
 * case that an edge treats differently; the details of a capability are in a code. A new capability
 * adds codes, but rarely a kind, because every edge has to render a new kind.
 */
public sealed interface Failure {

  /**
   * There is no such object, or none that the caller may know of.
   *
   * @param what what was looked for, as in "There is no ..."
   * @param name the name that was looked for; empty if {@code what} contains it or there is none
   */
  record NotFound(String what, String name) implements Failure {
    /** Creates the failure without a separate name: {@code what} says all. */
    public NotFound(String what) {
      this(what, "");
    }

    /** Returns what was looked for, followed by its name if there is one. */
    public String thing() {
      return name.isEmpty() ? what : what + " " + name;
    }
  }

  /**
   * The caller may not do this.
   *
   * @param code a short stable word for the reason ({@code administers-more}), the key of a
   *     translated text; {@link #PLAIN} if there is no further detail
   * @param message the reason, as a sentence
   */
  record NotAllowed(String code, String message) implements Failure {
    /** The code if there is no further detail. */
    public static final String PLAIN = "not-allowed";

    /** Creates the failure for a caller who does not administer the object. */
    public NotAllowed() {
      this(PLAIN, "Only administrators of the domain or the server can do this.");
    }
  }

  /**
   * A given value is not acceptable.
   *
   * @param field the field at fault, as REST spells it
   * @param code a short stable word for the reason ({@code malformed}, {@code too-short}), the key
   *     of a translated text
   * @param message the reason, as a sentence
   * @param name the given value, if the translated text contains it; else empty
   * @param place the place of the error in a text of many lines; the message contains it too
   */
  record Invalid(String field, String code, String message, String name, Optional<Place> place)
      implements Failure {
    /** Creates the failure if the translated text does not contain the given value. */
    public Invalid(String field, String code, String message) {
      this(field, code, message, "");
    }

    /** Creates the failure for a value that is not a text of many lines, so it has no place. */
    public Invalid(String field, String code, String message, String name) {
      this(field, code, message, name, Optional.empty());
    }
  }

  /** A place in a text: line and column (in characters) from 1. */
  record Place(int line, int column) {}

  /** Several given values are not acceptable, each in its own field. */
  record SeveralInvalid(List<Invalid> each) implements Failure {
    public SeveralInvalid {
      each = List.copyOf(each);
    }
  }

  /**
   * An existing object prevents the change: the name is taken, or something still needs the object
   * that is to be deleted.
   *
   * @param field the field at fault, as REST spells it
   * @param code a short stable word for the obstacle ({@code taken}, {@code has-accounts}), the key
   *     of a translated text
   * @param message a sentence
   * @param name the obstacle's name, if the translated text contains it; else empty
   */
  record Taken(String field, String code, String message, String name) implements Failure {
    /** The code if the name is already in use. */
    public static final String NAME = "taken";

    /** Creates the failure if the translated text does not contain the obstacle's name. */
    public Taken(String field, String code, String message) {
      this(field, code, message, "");
    }

    /** Creates the failure for a name that is already in use. */
    public Taken(String field, String message) {
      this(field, NAME, message);
    }
  }

  /** The object was changed since the caller read it; it now has the given version. */
  record Outdated(long version) implements Failure {}

  /** A limit is reached. {@code most} is what it allows; 0 if the caller is not told. */
  record LimitReached(Limit limit, long most) implements Failure {}

  /** The stored data are damaged or missing; trying again will not help. */
  record Damaged(String message) implements Failure {}

  /** The request can't be carried out now: the database or store is unavailable or overloaded. */
  record TryLater(String message) implements Failure {}
}
