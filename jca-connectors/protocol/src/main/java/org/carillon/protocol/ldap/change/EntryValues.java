package org.carillon.protocol.ldap.change;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.carillon.protocol.ldap.entry.LdapSchema;

/** The values of entries, by any name of an attribute. */
final class EntryValues {
  private EntryValues() {}

  /** Returns differing attributes by lower-case first name; throws if one is unknown. */
  static Set<String> changed(Entry before, Entry after) throws LDAPException {
    Set<String> changed = new LinkedHashSet<>();
    for (Entry entry : List.of(before, after)) {
      for (Attribute attribute : entry.getAttributes()) {
        AttributeTypeDefinition type =
            LdapSchema.type(attribute.getName())
                .filter(_ -> attribute.getOptions().isEmpty())
                .orElseThrow(
                    () ->
                        new LDAPException(
                            ResultCode.UNDEFINED_ATTRIBUTE_TYPE,
                            "Unknown attribute " + attribute.getName()));
        String name = LdapSchema.nameOf(type);
        if (!of(before, name).equals(of(after, name))) {
          changed.add(name);
        }
      }
    }
    return changed;
  }

  /** Returns the values of an attribute; empty if it has none. */
  static List<String> of(Entry entry, String name) {
    String[] values = entry.getAttributeValues(name);
    if (values == null) {
      AttributeTypeDefinition type = LdapSchema.schema().getAttributeType(name);
      values =
          Arrays.stream(type.getNames())
              .map(entry::getAttributeValues)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(new String[0]);
    }
    return List.of(values);
  }

  /** Returns an attribute's only value, or "" if it has none; throws if there are several. */
  static String one(Entry entry, String name) throws LDAPException {
    List<String> all = of(entry, name);
    if (all.size() > 1) {
      throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, name + " must have only one value");
    }
    return all.stream().findFirst().orElse("");
  }
}
