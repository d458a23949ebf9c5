package org.carillon.format.mime.structure;

import java.util.List;
import org.carillon.format.mime.header.Parameter;

/**
 * A Content-Disposition (RFC 2183), as octets.
 *
 * @param type {@code inline}, {@code attachment} or another, as written
 * @param parameters in their order
 */
public record Disposition(String type, List<Parameter> parameters) {
  /** Keeps a copy. */
  public Disposition {
    parameters = List.copyOf(parameters);
  }

  /** Whether the sender wants this part shown as an attachment. */
  public boolean attached() {
    return type.equalsIgnoreCase("attachment");
  }
}
