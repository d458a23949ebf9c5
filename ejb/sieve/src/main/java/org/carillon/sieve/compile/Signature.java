package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a command or a test takes: a table, held against what is written.
 *
 * @param arguments behind the tags, in their order
 * @param leftOut which of these may be left out; -1 for none
 * @param tags which it knows
 * @param tests whether tests follow
 * @param hasBlock whether a block follows
 */
public record Signature(
    List<ArgumentType> arguments,
    int leftOut,
    List<TagType> tags,
    Following tests,
    boolean hasBlock) {

  /** How many tests follow. */
  public enum Following {
    /** None. */
    NONE,
    /** One. */
    ONE,
    /** One at least. */
    SOME
  }

  /** Keeps copies. */
  public Signature {
    arguments = List.copyOf(arguments);
    tags = List.copyOf(tags);
  }

  /** Takes these, and no tags. */
  public static Signature of(ArgumentType... arguments) {
    return new Signature(Arrays.asList(arguments), -1, List.of(), Following.NONE, false);
  }

  /** The same, the first argument being left out at will. */
  public Signature firstOptional() {
    return new Signature(arguments, 0, tags, tests, hasBlock);
  }

  /** The same, the last argument being left out at will. */
  public Signature lastOptional() {
    return new Signature(arguments, arguments.size() - 1, tags, tests, hasBlock);
  }

  /** The same with further tags. */
  public Signature with(List<TagType> more) {
    List<TagType> all = new ArrayList<>(tags);
    all.addAll(more);
    return new Signature(arguments, leftOut, all, tests, hasBlock);
  }

  /** The same with further tags. */
  public Signature with(TagType... more) {
    return with(Arrays.asList(more));
  }

  /** The same, with tests behind. */
  public Signature tests(Following following) {
    return new Signature(arguments, leftOut, tags, following, hasBlock);
  }

  /** The same, with a block behind. */
  public Signature block() {
    return new Signature(arguments, leftOut, tags, tests, true);
  }

  /** The tag of that name. */
  Optional<TagType> tag(String name) {
    for (TagType tag : tags) {
      if (tag.name().equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }
}
