package org.carillon.contract.directory;

import java.util.List;
import java.util.Optional;

/**
 * One attribute of an object type, declared once (RFC 7643 §7 calls this an attribute's
 * characteristics).
 *
 * @param name its name everywhere ({@code displayName})
 * @param type the type of its values
 * @param atCreation its use in a request that creates an object
 * @param atChange its use in a request that changes an object
 * @param initial its value if a creation gives none; empty if the core decides
 * @param title a few words for a form's label
 * @param help a sentence or two on what it means; may be empty
 * @param example an example value; may be empty
 * @param isFolded true if it is one of many details, which forms show on request
 * @param isReadElsewhere true if its value is not shown with the object
 * @param offer what forms offer to choose from, besides the words of a choice; empty if it is typed
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
    boolean isReadElsewhere,
    Optional<Offer> offer) {

  /** The uses of an attribute in a request, by RFC 4512 §4.1.1: must, may, must not be given. */
  public enum Use {
    /** A request with a value is refused. */
    NEVER,
    /** The value may be left out. */
    MAY,
    /** A request without a value is refused. */
    MUST
  }

  /** Values that a form offers. The core decides whether one can be stored. */
  public sealed interface Offer {
    /**
     * The objects of a type.
     *
     * @param plural the type's plural
     */
    record Objects(String plural) implements Offer {}

    /** A few words, of which a list can have several. */
    record Words(List<String> all) implements Offer {
      public Words {
        all = List.copyOf(all);
      }
    }

    /** The time zones there are. */
    record TimeZones() implements Offer {}
  }

  /** Creates an attribute set only by the server until {@link #atCreation} or {@link #atChange}. */
  public static <T> Attribute<T> of(String name, AttributeType<T> type, String title, String help) {
    return new Attribute<>(
        name,
        type,
        Use.NEVER,
        Use.NEVER,
        Optional.empty(),
        title,
        help,
        "",
        false,
        false,
        Optional.empty());
  }

  /** Returns the same attribute with this use at creation. */
  public Attribute<T> atCreation(Use use) {
    return new Attribute<>(
        name, type, use, atChange, initial, title, help, example, isFolded, isReadElsewhere, offer);
  }

  /** Returns the same attribute with this use at changes. */
  public Attribute<T> atChange(Use use) {
    return new Attribute<>(
        name,
        type,
        atCreation,
        use,
        initial,
        title,
        help,
        example,
        isFolded,
        isReadElsewhere,
        offer);
  }

  /** Returns the same attribute with an initial value, for objects that are created without one. */
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
        isReadElsewhere,
        offer);
  }

  /** Returns the same attribute with an example value. */
  public Attribute<T> like(String value) {
    return new Attribute<>(
        name,
        type,
        atCreation,
        atChange,
        initial,
        title,
        help,
        value,
        isFolded,
        isReadElsewhere,
        offer);
  }

  /** Returns the same attribute, marked as one of many details. */
  public Attribute<T> folded() {
    return new Attribute<>(
        name,
        type,
        atCreation,
        atChange,
        initial,
        title,
        help,
        example,
        true,
        isReadElsewhere,
        offer);
  }

  /** Returns the same attribute, marked as one that is set on an object but read elsewhere. */
  public Attribute<T> readElsewhere() {
    return new Attribute<>(
        name, type, atCreation, atChange, initial, title, help, example, isFolded, true, offer);
  }

  /** Returns the same attribute, whose values name objects of the type with this plural. */
  public Attribute<T> naming(String plural) {
    return offering(new Offer.Objects(plural));
  }

  /** Returns the same attribute, for whose values forms offer this. */
  public Attribute<T> offering(Offer offered) {
    return new Attribute<>(
        name,
        type,
        atCreation,
        atChange,
        initial,
        title,
        help,
        example,
        isFolded,
        isReadElsewhere,
        Optional.of(offered));
  }

  /** Returns whether callers are shown its value. */
  public boolean isShown() {
    return !isSecret() && !isReadElsewhere;
  }

  /** Returns whether its value must not be shown to anybody. */
  public boolean isSecret() {
    return type instanceof AttributeType.Secret;
  }

  /** Returns whether forms ask people for it. */
  public boolean isTyped() {
    return !(type instanceof AttributeType.Secret(boolean isTyped)) || isTyped;
  }
}
