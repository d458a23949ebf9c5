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
          text("middleName", "Further given names."),
          text("honorificPrefix", "What stands before it."),
          text("honorificSuffix", "What stands behind it.")),
      text("displayName", "The name that others read."),
      text("nickName", "What the person is called."),
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
          "Telephone numbers; those of the type extension are called here."),
      several("ims", Type.STRING, "Addresses of instant messages."),
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
              text("type", "What it is for."),
              of("primary", Type.BOOLEAN, "Whether it is the first choice."))
          .being(Trait.MULTIPLE),
      complex(
              "groups",
              "The groups that the account is in.",
              text("value", "The id of the group.", Trait.READ_ONLY),
              of("$ref", Type.REFERENCE, "Where the group is.", Trait.READ_ONLY),
              text("display", "The name of the group.", Trait.READ_ONLY))
          .being(Trait.MULTIPLE, Trait.READ_ONLY),
      several("entitlements", Type.STRING, "What the person may use elsewhere."),
      several("roles", Type.STRING, "What the person is elsewhere."),
      several("x509Certificates", Type.BINARY, "Certificates.")),
  ENTERPRISE(
      ScimNames.ENTERPRISE,
      "EnterpriseUser",
      "Who works where.",
      text("employeeNumber", "The number of the employee."),
      text("costCenter", "The cost centre."),
      text("organization", "The organization."),
      text("division", "The division."),
      text("department", "The department."),
      complex(
          "manager",
          "Whom the person reports to.",
          text("value", "The id of that user."),
          of("$ref", Type.REFERENCE, "Where that user is."),
          text("displayName", "The name of that user.", Trait.READ_ONLY))),
  GROUP(
      ScimNames.GROUP,
      "Group",
      "An address that leads to its members.",
      text("displayName", "The name of the group.", Trait.REQUIRED),
      complex(
              "members",
              "Who is in it.",
              text("value", "The id of a user or a group.", Trait.IMMUTABLE),
              of("$ref", Type.REFERENCE, "Where it is.", Trait.IMMUTABLE),
              text("type", "User or Group.", Trait.IMMUTABLE),
              text("display", "The name of the member.", Trait.READ_ONLY))
          .being(Trait.MULTIPLE)),
  ACCOUNT(
      ScimNames.ACCOUNT,
      "CarillonUser",
      "What an account has here.",
      text("class", "The class of service; empty for none.")),
  ADDRESS(
      ScimNames.ADDRESS,
      "GroupAddress",
      "Where a group is written to.",
      text("address", "The address of the group; made of its name where none is said."));

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
