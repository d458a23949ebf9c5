package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

public final class ForwarderType {
  /** The maximum number of addresses that a forwarder leads to; a group may have more. */
  public static final int MOST_TARGETS = 100;

  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address", new AttributeType.Name(), "Address", "An address in a domain served here.")
          .atCreation(MUST)
          .like("info@example.com");
  public static final Attribute<List<String>> TARGETS =
      Attribute.of(
              "targets",
              new AttributeType.Names(MOST_TARGETS),
              "Forwards to",
              "One or several addresses, here or elsewhere.")
          .atCreation(MUST)
          .atChange(MAY);
  public static final Attribute<String> DESCRIPTION =
      Attribute.of(
              "description",
              new AttributeType.Text(GroupType.MOST_DESCRIPTION),
              "Description",
              "Only administrators see it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "forwarder",
              "forwarders",
              "Addresses whose mail is forwarded to other addresses, here or elsewhere.",
              ADDRESS,
              TARGETS,
              DESCRIPTION,
              CREATED)
          .within("domain")
          .offers(
              Audience.ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private ForwarderType() {}
}
