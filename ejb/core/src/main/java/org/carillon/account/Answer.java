package org.carillon.account;

/** What became of an administrator's or user's request. */
public sealed interface Answer<T> {

  /** Done, durably. */
  record Done<T>(T value) implements Answer<T> {}

  /** There is no such thing, or none that the caller may see. */
  record NotFound<T>(String what) implements Answer<T> {}

  /**
   * The caller may not do this.
   *
   * @param code a short stable word for the reason ({@code administers-more}), the key of a
   *     translated text; {@code not-allowed} where there is no more to say
   * @param message the reason in a sentence
   */
  record NotAllowed<T>(String code, String message) implements Answer<T> {
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
   */
  record Invalid<T>(String field, String code, String message) implements Answer<T> {}

  /**
   * What is there stands in the way: the name is another's, or something still needs what is to go.
   *
   * @param field the field at fault, as REST spells it
   * @param code a short stable word for what stands in the way ({@code taken}, {@code
   *     has-accounts}), the key of a translated text
   * @param message a sentence
   */
  record Taken<T>(String field, String code, String message) implements Answer<T> {
    /** The code where the name is another's. */
    public static final String NAME = "taken";

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
  record Outdated<T>(long version) implements Answer<T> {}

  /** Could not be done now: the database is away or too busy. */
  record TryLater<T>(String why) implements Answer<T> {}

  /**
   * The same refusal, to a question of another type.
   *
   * @throws IllegalArgumentException if it is no refusal
   */
  static <T> Answer<T> same(Answer<?> refused) {
    return switch (refused) {
      case Done<?> done -> throw new IllegalArgumentException("Not a refusal");
      case NotFound<?>(String what) -> new NotFound<>(what);
      case NotAllowed<?>(String code, String message) -> new NotAllowed<>(code, message);
      case Invalid<?>(String field, String code, String message) ->
          new Invalid<>(field, code, message);
      case Taken<?>(String field, String code, String message) -> new Taken<>(field, code, message);
      case Outdated<?>(long version) -> new Outdated<>(version);
      case TryLater<?>(String why) -> new TryLater<>(why);
    };
  }
}
