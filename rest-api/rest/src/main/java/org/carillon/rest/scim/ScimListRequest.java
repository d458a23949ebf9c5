package org.carillon.rest.scim;

import java.math.BigDecimal;
import java.util.Optional;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.filter.Filter;
import org.carillon.rest.scim.filter.FilterParser;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.schema.Offered;

/**
 * The requested part of a list (RFC 7644 §3.4.2).
 *
 * @param filter the filter; empty for all
 * @param order the sort attribute; empty for any order
 * @param descending true if the last comes first
 * @param selection the attributes of each
 */
record ScimListRequest(
    Optional<Filter> filter,
    Optional<AttributePath> order,
    boolean descending,
    int skipped,
    int most,
    Selection selection) {
  private static final int USUAL = 100;

  static ScimListRequest of(ScimCall call) {
    return of(
        call.parameter("filter"),
        call.parameter("sortBy"),
        call.parameter("sortOrder"),
        call.parameter("startIndex"),
        call.parameter("count"),
        Selection.of(call));
  }

  /** Reads it from a request's body (RFC 7644 §3.4.3). */
  static ScimListRequest of(Complex body) {
    return of(
        body.text("filter"),
        body.text("sortBy"),
        body.text("sortOrder"),
        body.text("startIndex"),
        body.text("count"),
        Selection.of(body));
  }

  private static ScimListRequest of(
      Optional<String> filter,
      Optional<String> sortBy,
      Optional<String> sortOrder,
      Optional<String> startIndex,
      Optional<String> count,
      Selection selection) {
    int first = startIndex.map(text -> whole("startIndex", text)).orElse(1);
    int most = count.map(text -> whole("count", text)).orElse(USUAL);
    return new ScimListRequest(
        filter.map(FilterParser::filter),
        sortBy.map(AttributePath::parse),
        sortOrder.filter("descending"::equalsIgnoreCase).isPresent(),
        Math.max(0, first - 1),
        Math.clamp(most, 0, Offered.MOST_RESULTS),
        selection);
  }

  private static int whole(String name, String text) {
    try {
      return new BigDecimal(text.strip()).intValueExact();
    } catch (ArithmeticException | NumberFormatException none) {
      throw ScimError.value("The " + name + " must be a whole number.");
    }
  }
}
