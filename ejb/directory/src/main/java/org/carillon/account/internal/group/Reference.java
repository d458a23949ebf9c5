package org.carillon.account.internal.group;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.carillon.json.Json;

/** A reference to an account or group by id if the caller governs it, else to an address. */
public sealed interface Reference {
  /** Returns the given address in canonical form. */
  String address();

  /** A reference to an account here. */
  record OfAccount(long account, String address) implements Reference {}

  /** A reference to a group or forwarder here. */
  record OfGroup(long group, String address) implements Reference {}

  /** A reference that is only an address. */
  record OfAddress(String address) implements Reference {}

  /** Returns the references as JSON: {@code a} account, {@code m} group, {@code x} address. */
  static String json(List<Reference> all) {
    var array = Json.createArrayBuilder();
    for (Reference each : all) {
      JsonObjectBuilder one = Json.createObjectBuilder();
      switch (each) {
        case OfAccount(long account, String _) -> one.add("a", account);
        case OfGroup(long group, String _) -> one.add("m", group);
        case OfAddress(String address) -> one.add("x", address);
      }
      array.add(one);
    }
    return array.build().toString();
  }
}
