package org.carillon.rest.kit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.carillon.contract.answer.PageRequest;

/** The query parameters of every list. */
public class Paging {
  @QueryParam("search")
  String search;

  @QueryParam("after")
  String after;

  @QueryParam("limit")
  @DefaultValue("100")
  String limit;

  public PageRequest request() {
    return new PageRequest(Optional.ofNullable(search), Optional.ofNullable(after), number(limit));
  }

  /** Reads the greatest number of items. */
  public static int number(String limit) {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= PageRequest.MOST) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below like a number out of range.
    }
    throw new Refused(
        Problem.at(422, "limit", "range", "The limit must be from 1 to " + PageRequest.MOST + "."));
  }
}
