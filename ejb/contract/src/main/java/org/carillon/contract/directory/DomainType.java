package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

public final class DomainType {
  public static final int MOST_ALIASES = 1000;

  public static final int MOST_DESCRIPTION = 1000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Domain",
              "The part of an address after the @, such as example.com. Letters of any script are"
                  + " allowed.")
          .atCreation(MUST)
          .like("example.com");
  public static final Attribute<List<String>> ALIASES =
      Attribute.of(
              "aliases",
              new AttributeType.Names(MOST_ALIASES),
              "Alias domains",
              "Further names of this domain. Mail to an address at any of them arrives at the "
                  + "same address in this domain.")
          .atChange(MAY);
  public static final Attribute<String> DESCRIPTION =
      Attribute.of(
              "description",
              new AttributeType.Text(MOST_DESCRIPTION),
              "Description",
              "Only administrators see it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of(
              "enabled",
              new AttributeType.Switch(),
              "Its accounts can sign in and receive mail",
              "")
          .atChange(MAY);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "domain",
              "domains",
              "The mail domains served here.",
              NAME,
              ALIASES,
              DESCRIPTION,
              ENABLED,
              CREATED)
          .listing(NAME, ENABLED, DESCRIPTION, CREATED)
          .offers(Audience.ADMINISTRATORS, Operation.LIST)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE)
          .offers(Audience.SERVER_ADMINISTRATORS, Operation.CREATE, Operation.DELETE);

  private DomainType() {}
}
