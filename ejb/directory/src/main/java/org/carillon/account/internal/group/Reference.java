package org.carillon.account.internal.group;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.carillon.json.Json;

/**
 * Somebody that a group or a resource refers to: by id where the caller governs it, else by
 * address.
 */
public sealed interface Reference {
  /** As the address that was given is in canonical form. */
  String address();

  /** An account here. */
  record OfAccount(long account, String address) implements Reference {}

  /** A group or forwarder here. */
  record OfGroup(long group, String address) implements Reference {}

  /** Only an address. */
  record OfAddress(String address) implements Reference {}

  /** All of them for the database: {@code a} an account, {@code m} a group, {@code x} neither. */
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
