package org.carillon.format.mime.structure;

import java.util.List;
import org.carillon.format.mime.header.Parameter;

/**
 * The value of a Content-Disposition field (RFC 2183), as octets.
 *
 * @param type {@code inline}, {@code attachment} or another type, as written
 * @param parameters the parameters in their order
 */
public record Disposition(String type, List<Parameter> parameters) {
  public Disposition {
    parameters = List.copyOf(parameters);
  }

  /** Returns whether the sender marked this part as an attachment. */
  public boolean attached() {
    return type.equalsIgnoreCase("attachment");
  }
}
