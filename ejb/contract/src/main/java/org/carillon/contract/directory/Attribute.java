package org.carillon.contract.directory;

import java.util.Optional;

/**
 * One attribute of a type of objects, declared once (what RFC 7643 §7 calls an attribute's
 * characteristics).
 *
 * @param name its name everywhere ({@code displayName})
 * @param type what values it takes
 * @param atCreation whether it is said of an object that is to be made
 * @param atChange whether it is said of an object that is to be changed
 * @param initial its value where nothing is said at creation; empty if that is for the core
 * @param title a few words for a form's label
 * @param help a sentence or two: what it means; may be empty
 * @param example a value of it; may be empty
 * @param isFolded whether it is one of many particulars, which forms show when they are asked for
 * @param isReadElsewhere whether what is there of it is not shown with the object
 */
public record Attribute<T>(
    String name,
    AttributeType<T> type,
    Use atCreation,
    Use atChange,
    Optional<T> initial,
    String title,
    String help,
    String example,
    boolean isFolded,
    boolean isReadElsewhere) {

  /** Whether something is said of an attribute (the words of RFC 4512 §4.1.1). */
  public enum Use {
    /** What says it is refused. */
    NEVER,
    /** It may be left out. */
    MAY,
    /** What leaves it out is refused. */
    MUST
  }

  /** One that only the server says, until {@link #atCreation} or {@link #atChange} allow more. */
  public static <T> Attribute<T> of(String name, AttributeType<T> type, String title, String help) {
    return new Attribute<>(
        name, type, Use.NEVER, Use.NEVER, Optional.empty(), title, help, "", false, false);
  }

  /** The same with this use at creation. */
  public Attribute<T> atCreation(Use use) {
    return new Attribute<>(
        name, type, use, atChange, initial, title, help, example, isFolded, isReadElsewhere);
  }

  /** The same with this use at changes. */
  public Attribute<T> atChange(Use use) {
    return new Attribute<>(
        name, type, atCreation, use, initial, title, help, example, isFolded, isReadElsewhere);
  }

  /** The same with a value for objects of which nothing else is said. */
  public Attribute<T> initially(T value) {
    return new Attribute<>(
        name,
        type,
        atCreation,
        atChange,
        Optional.of(value),
        title,
        help,
        example,
        isFolded,
        isReadElsewhere);
  }

  /** The same with an example. */
  public Attribute<T> like(String value) {
    return new Attribute<>(
        name, type, atCreation, atChange, initial, title, help, value, isFolded, isReadElsewhere);
  }

  /** The same as one of many particulars. */
  public Attribute<T> folded() {
    return new Attribute<>(
        name, type, atCreation, atChange, initial, title, help, example, true, isReadElsewhere);
  }

  /** The same as something that is said of an object and read elsewhere. */
  public Attribute<T> readElsewhere() {
    return new Attribute<>(
        name, type, atCreation, atChange, initial, title, help, example, isFolded, true);
  }

  /** Whether callers are told its value. */
  public boolean isShown() {
    return !isSecret() && !isReadElsewhere;
  }

  /** Whether nobody may see its value. */
  public boolean isSecret() {
    return type instanceof AttributeType.Secret;
  }

  /** Whether people are asked for it where they fill forms. */
  public boolean isTyped() {
    return !(type instanceof AttributeType.Secret(boolean isTyped)) || isTyped;
  }
}
