package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The syntax of a command's or a test's arguments.
 *
 * @param arguments the types after the tags, in order
 * @param leftOut the index of the one that may be omitted; -1 for none
 * @param tags the known tags
 * @param tests whether tests follow
 * @param hasBlock whether a block follows
 */
public record Signature(
    List<ArgumentType> arguments,
    int leftOut,
    List<TagType> tags,
    Following tests,
    boolean hasBlock) {

  /** The number of tests that follow. */
  public enum Following {
    NONE,
    ONE,
    /** One test or more. */
    SOME
  }

  public Signature {
    arguments = List.copyOf(arguments);
    tags = List.copyOf(tags);
  }

  /** Creates one with these arguments and no tags. */
  public static Signature of(ArgumentType... arguments) {
    return new Signature(Arrays.asList(arguments), -1, List.of(), Following.NONE, false);
  }

  /** Returns the same with an optional first argument. */
  public Signature firstOptional() {
    return new Signature(arguments, 0, tags, tests, hasBlock);
  }

  /** Returns the same with an optional last argument. */
  public Signature lastOptional() {
    return new Signature(arguments, arguments.size() - 1, tags, tests, hasBlock);
  }

  public Signature with(List<TagType> more) {
    List<TagType> all = new ArrayList<>(tags);
    all.addAll(more);
    return new Signature(arguments, leftOut, all, tests, hasBlock);
  }

  public Signature with(TagType... more) {
    return with(Arrays.asList(more));
  }

  /** Returns the same with tests that follow. */
  public Signature tests(Following following) {
    return new Signature(arguments, leftOut, tags, following, hasBlock);
  }

  public Signature block() {
    return new Signature(arguments, leftOut, tags, tests, true);
  }

  Optional<TagType> tag(String name) {
    for (TagType tag : tags) {
      if (tag.name().equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }
}
