package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of DKIM keys, with which domains sign their mail (RFC 6376). */
public final class DkimKeyType {
  private static final int MOST_RECORD = 2_000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "DNS name",
              "The name of its DNS record: a selector, ._domainkey. and the domain. If you"
                  + " give only a domain, a selector with today's date is chosen.")
          .atCreation(MUST)
          .like("2026a._domainkey.example.com");
  public static final Attribute<String> ALGORITHM =
      Attribute.of(
              "algorithm",
              new AttributeType.Choice(List.of("rsa", "ed25519")),
              "Key type",
              "Every server supports RSA. Ed25519 is shorter; use it in addition to an RSA key.")
          .atCreation(MAY)
          .initially("rsa");
  public static final Attribute<String> STATE =
      Attribute.of(
              "state",
              new AttributeType.Choice(List.of("prepared", "active", "retired")),
              "State",
              "A prepared key does not sign yet: it waits until its record is in the DNS. An"
                  + " active key signs. A retired key no longer signs; its record stays for mail"
                  + " that is still on its way.")
          .atChange(MAY);
  public static final Attribute<String> RECORD =
      Attribute.of(
          "record",
          new AttributeType.Text(MOST_RECORD),
          "DNS record",
          "A line for the zone file. If a form asks only for the value, use the text in quotes.");
  public static final Attribute<String> PUBLISHED =
      Attribute.of(
          "published",
          new AttributeType.Choice(List.of("found", "missing", "different", "unknown")),
          "In the DNS",
          "Whether the record is in the DNS, looked up just now.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");
  public static final Attribute<Instant> ACTIVATED =
      Attribute.of("activated", new AttributeType.Time(), "Signing since", "");
  public static final Attribute<Instant> RETIRED =
      Attribute.of("retired", new AttributeType.Time(), "Retired", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "dkim-key",
              "dkim-keys",
              "Keys with which domains sign their mail (DKIM).",
              NAME,
              ALGORITHM,
              STATE,
              RECORD,
              PUBLISHED,
              CREATED,
              ACTIVATED,
              RETIRED)
          .listing(NAME, ALGORITHM, STATE, CREATED)
          .within("domain")
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE, Operation.DELETE);

  private DkimKeyType() {}
}
