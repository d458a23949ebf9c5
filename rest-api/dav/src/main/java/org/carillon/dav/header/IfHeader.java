package org.carillon.dav.header;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.store.item.EntityTag;

/**
 * The {@code If} field (RFC 4918 §10.4): lists of conditions, of which one must hold as a whole.
 *
 * @param lists in their order
 */
public record IfHeader(List<ConditionList> lists) {
  /** Keeps a copy. */
  public IfHeader {
    lists = List.copyOf(lists);
  }

  /**
   * Conditions on one resource.
   *
   * @param resource the resource's address as it was sent; empty for that of the request
   * @param conditions each of which must hold
   */
  public record ConditionList(Optional<String> resource, List<Condition> conditions) {
    /** Keeps a copy. */
    public ConditionList {
      conditions = List.copyOf(conditions);
    }
  }

  /** One condition. */
  public sealed interface Condition {
    /** Whether it must not hold. */
    boolean not();
  }

  /**
   * That the resource is locked so.
   *
   * @param token the lock's URI
   */
  public record StateToken(String token, boolean not) implements Condition {}

  /**
   * That the resource has a tag.
   *
   * @param tag without quotation marks
   * @param weak whether it was sent as a weak one, which no strong one equals
   */
  public record Tagged(EntityTag tag, boolean weak, boolean not) implements Condition {}

  /** What a resource is like, against which conditions are held. */
  public interface State {
    /** Its tag; empty of what has none or is not there. */
    Optional<EntityTag> tag();

    /** The tokens of the locks that it is under. */
    Set<String> tokens();
  }

  /** Finds a resource by the address that a list has; empty for that of the request. */
  @FunctionalInterface
  public interface Resources {
    /** Its state. */
    State of(Optional<String> address);
  }

  /** Reads the field; empty when it is malformed. */
  public static Optional<IfHeader> parse(String field) {
    return new IfHeaderParser(field).parse();
  }

  /** All tokens that are named, and so are known to who sends it (RFC 4918 §6.4). */
  public Set<String> tokens() {
    return lists.stream()
        .flatMap(list -> list.conditions().stream())
        .filter(StateToken.class::isInstance)
        .map(condition -> ((StateToken) condition).token())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any of the conditions is on a tag. */
  public boolean hasTags() {
    return lists.stream()
        .flatMap(list -> list.conditions().stream())
        .anyMatch(Tagged.class::isInstance);
  }

  /** Whether one of the lists holds. */
  public boolean holds(Resources resources) {
    for (ConditionList list : lists) {
      State state = resources.of(list.resource());
      if (list.conditions().stream().allMatch(condition -> holds(condition, state))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Condition condition, State state) {
    boolean is =
        switch (condition) {
          case StateToken(String token, boolean _) -> state.tokens().contains(token);
          case Tagged(EntityTag tag, boolean weak, boolean _) ->
              !weak && state.tag().filter(tag::equals).isPresent();
        };
    return is != condition.not();
  }
}
