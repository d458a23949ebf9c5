package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;

/** The type of service classes. The settings for their accounts are read and changed separately. */
public final class ServiceClassType {
  public static final int MOST_DESCRIPTION = 1000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "A class of the server has a plain name; a class of a domain is written "
                  + "name@example.com.")
          .atCreation(MUST)
          .like("gold@example.com");
  public static final Attribute<String> DESCRIPTION =
      Attribute.of(
              "description",
              new AttributeType.Text(MOST_DESCRIPTION),
              "Description",
              "Only administrators see it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<Boolean> OFFERED =
      Attribute.of(
              "offered",
              new AttributeType.Switch(),
              "Available to domain administrators",
              "For a class of the server: domain administrators can assign it to their"
                  + " accounts.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<Integer> ACCOUNTS =
      Attribute.of(
          "accounts",
          new AttributeType.Whole(0, Integer.MAX_VALUE),
          "Accounts",
          "How many accounts use it.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "service-class",
              "service-classes",
              "Named sets of settings. A change of a class applies to all accounts in it.",
              NAME,
              DESCRIPTION,
              OFFERED,
              ACCOUNTS,
              CREATED)
          .listing(NAME, ACCOUNTS, OFFERED, DESCRIPTION, CREATED)
          .offers(
              Audience.ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private ServiceClassType() {}
}
