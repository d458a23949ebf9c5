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

    /** Without a reason beyond the caller's rights. */
    public NotAllowed() {
      this(PLAIN, "You may not do this.");
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
   * The name is another's.
   *
   * @param field the field at fault, as REST spells it
   * @param message a sentence
   */
  record Taken<T>(String field, String message) implements Answer<T> {}

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
      case Taken<?>(String field, String message) -> new Taken<>(field, message);
      case Outdated<?>(long version) -> new Outdated<>(version);
      case TryLater<?>(String why) -> new TryLater<>(why);
    };
  }
}
