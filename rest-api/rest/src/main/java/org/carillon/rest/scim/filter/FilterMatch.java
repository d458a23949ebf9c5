package org.carillon.rest.scim.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.rest.scim.kit.Complex;

/** Evaluates filters. */
public final class FilterMatch {
  /** Case-sensitive texts (RFC 7643 §3.1, §4.1.2); all others are case-insensitive. */
  private static final Set<String> EXACT = Set.of("id", "externalid", "meta.version");

  private FilterMatch() {}

  /** Returns true if the resource matches. */
  public static boolean matches(Filter filter, Complex resource) {
    return switch (filter) {
      case Filter.And(List<Filter> each) -> each.stream().allMatch(one -> matches(one, resource));
      case Filter.Or(List<Filter> each) -> each.stream().anyMatch(one -> matches(one, resource));
      case Filter.Not(Filter other) -> !matches(other, resource);
      case Filter.Present(AttributePath path) ->
          values(path, resource).anyMatch(value -> !value.equals(""));
      case Filter.Each(AttributePath path, Filter other) ->
          path.home(resource).each(path.name()).stream().anyMatch(one -> matches(other, one));
      case Filter.Compared(AttributePath path, Filter.Operator operator, Filter.Value wanted) ->
          compared(path, operator, wanted, resource);
    };
  }

  private static Stream<Object> values(AttributePath path, Complex resource) {
    Complex home = path.home(resource);
    // Without a sub-attribute, the "value" of a multi-valued attribute is meant.
    String sub = path.sub().orElse("value");
    return home.all(path.name()).stream()
        .flatMap(
            one ->
                one instanceof Complex complex
                    ? Stream.ofNullable(complex.get(sub))
                    : Stream.of(one).filter(_ -> path.sub().isEmpty()));
  }

  private static boolean compared(
      AttributePath path, Filter.Operator operator, Filter.Value wanted, Complex resource) {
    if (operator == Filter.Operator.NE) {
      return !compared(path, Filter.Operator.EQ, wanted, resource);
    }
    List<Object> values = values(path, resource).toList();
    if (wanted instanceof Filter.Value.Nothing) {
      return operator == Filter.Operator.EQ && values.isEmpty();
    }
    boolean isExact = EXACT.contains(path.key());
    return values.stream().anyMatch(value -> is(value, operator, wanted, isExact));
  }

  private static boolean is(
      Object value, Filter.Operator operator, Filter.Value wanted, boolean isExact) {
    return switch (wanted) {
      case Filter.Value.Nothing() -> false;
      case Filter.Value.Truth(boolean on) ->
          operator == Filter.Operator.EQ && String.valueOf(on).equalsIgnoreCase(value.toString());
      case Filter.Value.Whole(BigDecimal number) ->
          value instanceof BigDecimal own && isBy(own.compareTo(number), operator);
      case Filter.Value.Text(String text) ->
          isText(folded(value.toString(), isExact), operator, folded(text, isExact));
    };
  }

  private static String folded(String text, boolean isExact) {
    return isExact ? text : text.toLowerCase(Locale.ROOT);
  }

  private static boolean isText(String own, Filter.Operator operator, String wanted) {
    return switch (operator) {
      case CO -> own.contains(wanted);
      case SW -> own.startsWith(wanted);
      case EW -> own.endsWith(wanted);
      case EQ, NE, GT, GE, LT, LE -> isBy(own.compareTo(wanted), operator);
    };
  }

  private static boolean isBy(int difference, Filter.Operator operator) {
    return switch (operator) {
      case EQ -> difference == 0;
      case NE -> difference != 0;
      case GT -> difference > 0;
      case GE -> difference >= 0;
      case LT -> difference < 0;
      case LE -> difference <= 0;
      case CO, SW, EW -> false;
    };
  }
}
