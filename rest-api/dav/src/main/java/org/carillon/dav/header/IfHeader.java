package org.carillon.dav.header;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.store.item.EntityTag;

/** The {@code If} field (RFC 4918 §10.4): ordered lists of conditions; one whole list must hold. */
public record IfHeader(List<ConditionList> lists) {
  public IfHeader {
    lists = List.copyOf(lists);
  }

  /**
   * Conditions on one resource.
   *
   * @param resource the resource's address as it was sent; empty for the request's own
   * @param conditions the conditions, all of which must hold
   */
  public record ConditionList(Optional<String> resource, List<Condition> conditions) {
    public ConditionList {
      conditions = List.copyOf(conditions);
    }
  }

  /** A condition on a resource. */
  public sealed interface Condition {
    /** Returns true if the condition is negated. */
    boolean not();
  }

  /** The resource has the lock with this token, a URI. */
  public record StateToken(String token, boolean not) implements Condition {}

  /**
   * The resource has this tag.
   *
   * @param tag the tag without quotation marks
   * @param weak true if it was sent as a weak tag, which never equals a strong one
   */
  public record Tagged(EntityTag tag, boolean weak, boolean not) implements Condition {}

  /** The state of a resource against which conditions are evaluated. */
  public interface State {
    /** The tag, or empty if the resource has none or does not exist. */
    Optional<EntityTag> tag();

    /** The tokens of the locks on the resource. */
    Set<String> tokens();
  }

  /** Finds a resource by the address of a list; an empty address means the request's own. */
  @FunctionalInterface
  public interface Resources {
    /** Returns the state of the resource at this address. */
    State of(Optional<String> address);
  }

  /** Reads the field; empty when it is malformed. */
  public static Optional<IfHeader> parse(String field) {
    return new IfHeaderParser(field).parse();
  }

  /** Returns all tokens in the field; its sender knows them (RFC 4918 §6.4). */
  public Set<String> tokens() {
    return lists.stream()
        .flatMap(list -> list.conditions().stream())
        .filter(StateToken.class::isInstance)
        .map(condition -> ((StateToken) condition).token())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns true if a condition has an entity tag. */
  public boolean hasTags() {
    return lists.stream()
        .flatMap(list -> list.conditions().stream())
        .anyMatch(Tagged.class::isInstance);
  }

  /** Returns true if one of the lists holds. */
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
