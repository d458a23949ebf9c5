package org.carillon.protocol.ldap.entry;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers questions about the schema published in {@code cn=Subschema} (RFC 4512 §4.2). */
public final class LdapSchema {
  /** The entry's name. */
  public static final String NAME = "cn=Subschema";

  private static final Schema SCHEMA = read();
  private static final Map<String, List<String>> NAMES = names();

  private LdapSchema() {}

  /** Returns the schema in the codec's form. */
  public static Schema schema() {
    return SCHEMA;
  }

  /** Returns the type of this name or OID; options after it are ignored (RFC 4512 §2.5). */
  public static Optional<AttributeTypeDefinition> type(String description) {
    int option = description.indexOf(';');
    String name = option < 0 ? description : description.substring(0, option);
    return Optional.ofNullable(SCHEMA.getAttributeType(name));
  }

  /** Returns a type's and its subtypes' names in entries (RFC 4512 §2.5.1); empty if unknown. */
  public static List<String> named(String description) {
    return type(description).map(type -> NAMES.get(nameOf(type))).orElse(List.of());
  }

  /** Returns whether a type is operational, and so only returned on request. */
  public static boolean isOperational(String name) {
    return type(name).filter(AttributeTypeDefinition::isOperational).isPresent();
  }

  /** Returns the names of a class's attributes in entries (RFC 4529). */
  public static Set<String> ofClass(String name) {
    ObjectClassDefinition found = SCHEMA.getObjectClass(name);
    Set<String> all = new HashSet<>();
    if (found != null) {
      found.getRequiredAttributes(SCHEMA, true).forEach(type -> all.add(nameOf(type)));
      found.getOptionalAttributes(SCHEMA, true).forEach(type -> all.add(nameOf(type)));
    }
    return all;
  }

  /** Returns a type's first name in lower case, which identifies it. */
  public static String nameOf(AttributeTypeDefinition type) {
    return type.getNameOrOID().toLowerCase(Locale.ROOT);
  }

  /** Returns the subschema entry. */
  public static Entry entry() {
    Entry entry = SCHEMA.getSchemaEntry().duplicate();
    entry.setAttribute(new Attribute("structuralObjectClass", SCHEMA, "subentry"));
    entry.setAttribute(new Attribute("subschemaSubentry", SCHEMA, NAME));
    entry.setAttribute(new Attribute("entryDN", SCHEMA, NAME));
    return entry;
  }

  private static Schema read() {
    try (InputStream ldif = LdapSchema.class.getResourceAsStream("schema.ldif")) {
      return Schema.getSchema(ldif);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> all = new HashMap<>();
    for (AttributeTypeDefinition type : SCHEMA.getAttributeTypes()) {
      List<String> names = new ArrayList<>();
      names.add(nameOf(type));
      SCHEMA.getSubordinateAttributeTypes(type).forEach(each -> names.add(nameOf(each)));
      all.put(nameOf(type), List.copyOf(names));
    }
    return Map.copyOf(all);
  }
}
