package org.carillon.rest.scim.schema;

import static org.carillon.rest.scim.schema.ScimAttribute.complex;
import static org.carillon.rest.scim.schema.ScimAttribute.of;
import static org.carillon.rest.scim.schema.ScimAttribute.several;
import static org.carillon.rest.scim.schema.ScimAttribute.text;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.json.Json;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.ScimAttribute.Trait;
import org.carillon.rest.scim.schema.ScimAttribute.Type;

/** The supported schemas, with the supported ones of their attributes (RFC 7643 §4). */
public enum ScimSchema {
  USER(
      ScimNames.USER,
      "User",
      "An account.",
      text("userName", "The address of the account.", Trait.REQUIRED, Trait.UNIQUE, Trait.ALWAYS),
      complex(
          "name",
          "The parts of the name.",
          text("formatted", "The whole name."),
          text("familyName", "The family name."),
          text("givenName", "The given name."),
          text("middleName", "The middle names."),
          text("honorificPrefix", "What precedes the name, such as Dr."),
          text("honorificSuffix", "What follows the name, such as MBA.")),
      text("displayName", "The display name."),
      text("nickName", "The nickname."),
      of("profileUrl", Type.REFERENCE, "A website."),
      text("title", "The job title."),
      text("userType", "The kind of employment."),
      text("preferredLanguage", "The language to write in."),
      text("locale", "The region of dates and numbers."),
      text("timezone", "The time zone."),
      of("active", Type.BOOLEAN, "Whether the account can sign in and receive mail."),
      text("password", "The password, or its hash.", Trait.WRITE_ONLY),
      several(
          "emails",
          Type.STRING,
          "The account's address, its aliases, and addresses that are not served here."),
      several(
          "phoneNumbers",
          Type.STRING,
          "Telephone numbers. Those of the type extension are numbers on this server."),
      several("ims", Type.STRING, "Instant messaging addresses."),
      several("photos", Type.REFERENCE, "Pictures."),
      complex(
              "addresses",
              "Postal addresses.",
              text("formatted", "The whole address."),
              text("streetAddress", "Street and number."),
              text("locality", "Town."),
              text("region", "State or region."),
              text("postalCode", "Postal code."),
              text("country", "Country."),
              text("type", "The purpose, such as work or home."),
              of("primary", Type.BOOLEAN, "Whether it is the first choice."))
          .being(Trait.MULTIPLE),
      complex(
              "groups",
              "The groups that the account is in.",
              text("value", "The id of the group.", Trait.READ_ONLY),
              of("$ref", Type.REFERENCE, "The URL of the group.", Trait.READ_ONLY),
              text("display", "The name of the group.", Trait.READ_ONLY))
          .being(Trait.MULTIPLE, Trait.READ_ONLY),
      several("entitlements", Type.STRING, "Entitlements of the person in other systems."),
      several("roles", Type.STRING, "Roles of the person in other systems."),
      several("x509Certificates", Type.BINARY, "Certificates.")),
  ENTERPRISE(
      ScimNames.ENTERPRISE,
      "EnterpriseUser",
      "Attributes of an employee.",
      text("employeeNumber", "The employee number."),
      text("costCenter", "The cost centre."),
      text("organization", "The organization."),
      text("division", "The division."),
      text("department", "The department."),
      complex(
          "manager",
          "The person's manager.",
          text("value", "The id of that user."),
          of("$ref", Type.REFERENCE, "The URL of that user."),
          text("displayName", "The name of that user.", Trait.READ_ONLY))),
  GROUP(
      ScimNames.GROUP,
      "Group",
      "A group: an address whose mail goes to its members.",
      text("displayName", "The name of the group.", Trait.REQUIRED),
      complex(
              "members",
              "The members of the group.",
              text("value", "The id of a user or a group.", Trait.IMMUTABLE),
              of("$ref", Type.REFERENCE, "The URL of the member.", Trait.IMMUTABLE),
              text("type", "User or Group.", Trait.IMMUTABLE),
              text("display", "The name of the member.", Trait.READ_ONLY))
          .being(Trait.MULTIPLE)),
  ACCOUNT(
      ScimNames.ACCOUNT,
      "CarillonUser",
      "Carillon's attributes of an account.",
      text("class", "The class of service; empty for none.")),
  ADDRESS(
      ScimNames.ADDRESS,
      "GroupAddress",
      "The mail address of a group.",
      text("address", "The address of the group. If it is missing, it is made from the name."));

  private static final List<String> COMMON = List.of("id", "externalId", "schemas", "meta");

  private final String urn;
  private final String title;
  private final String description;
  private final List<ScimAttribute> attributes;

  ScimSchema(String urn, String title, String description, ScimAttribute... attributes) {
    this.urn = urn;
    this.title = title;
    this.description = description;
    this.attributes = List.of(attributes);
  }

  private Stream<ScimAttribute> attributes(AttributePath path) {
    return path.extension().isEmpty()
        ? attributes.stream()
        : switch (this) {
          case USER ->
              (path.extension().get().equals(ACCOUNT.urn) ? ACCOUNT : ENTERPRISE)
                  .attributes.stream();
          case GROUP -> ADDRESS.attributes.stream();
          case ENTERPRISE, ACCOUNT, ADDRESS -> Stream.empty();
        };
  }

  private Optional<ScimAttribute> attribute(AttributePath path) {
    return attributes(path).filter(each -> each.name().equalsIgnoreCase(path.name())).findFirst();
  }

  /** Returns true if the attribute exists here or in all resources. */
  public boolean knows(AttributePath path) {
    return attribute(path).isPresent()
        || path.extension().isEmpty()
            && COMMON.stream().anyMatch(name -> name.equalsIgnoreCase(path.name()));
  }

  public boolean isMultiple(AttributePath path) {
    return attribute(path).filter(each -> each.is(Trait.MULTIPLE)).isPresent();
  }

  /** Returns true if it is complex without a sub-attribute "value". */
  public boolean hasNoValue(AttributePath path) {
    return attribute(path)
        .filter(each -> each.subs().stream().noneMatch(sub -> sub.name().equals("value")))
        .isPresent();
  }

  /** Its description (RFC 7643 §7). */
  public JsonObject json(String base) {
    var all = Json.createArrayBuilder();
    attributes.forEach(each -> all.add(each.json()));
    return Json.createObjectBuilder()
        .add(
            "schemas",
            Json.createArrayBuilder().add("urn:ietf:params:scim:schemas:core:2.0:Schema"))
        .add("id", urn)
        .add("name", title)
        .add("description", description)
        .add("attributes", all)
        .add(
            "meta",
            Json.createObjectBuilder()
                .add("resourceType", "Schema")
                .add("location", base + "/Schemas/" + urn))
        .build();
  }
}
