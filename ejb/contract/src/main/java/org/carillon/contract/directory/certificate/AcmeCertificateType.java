package org.carillon.contract.directory.certificate;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Audience;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;

/** The type of certificates that are ordered and renewed by ACME. */
public final class AcmeCertificateType {
  private static final int MOST_HOSTS = 100;
  private static final int MOST_TEXT = 1_000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Lower-case letters, digits and hyphens. This name appears in logs.")
          .atCreation(MUST)
          .like("example-com");
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "The domain whose administrators can change it. Empty: it belongs to the server.")
          .atCreation(MAY)
          .like("example.com")
          .naming("domains");
  public static final Attribute<String> ACCOUNT =
      Attribute.of(
              "account",
              new AttributeType.Text(100),
              "ACME account",
              "The account at the authority that orders the certificate.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("letsencrypt")
          .naming("acme-accounts");
  public static final Attribute<List<String>> HOSTS =
      Attribute.of(
              "hosts",
              new AttributeType.Names(MOST_HOSTS),
              "Hosts",
              "The host names in the certificate. Empty: the domain itself and those of its"
                  + " names mail., imap., smtp., webmail., autoconfig., autodiscover. and mta-sts."
                  + " that are in the DNS.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of());
  public static final Attribute<String> CHALLENGE =
      Attribute.of(
              "challenge",
              new AttributeType.Choice(List.of("http-01", "dns-01")),
              "Validation",
              "http-01: the authority connects to port 80 of each host, which must lead to the"
                  + " plain HTTP port of this server. dns-01: a record is put into the DNS, as set"
                  + " up in the account; needed for names with *.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("http-01");
  public static final Attribute<String> KEY_TYPE =
      Attribute.of(
              "keyType",
              new AttributeType.Choice(
                  List.of("ec-256", "ec-384", "rsa-2048", "rsa-3072", "rsa-4096")),
              "Key type",
              "A new key is created for each renewal.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("ec-256");
  public static final Attribute<Boolean> IS_DEFAULT =
      Attribute.of(
              "default",
              new AttributeType.Switch(),
              "Default",
              "Clients that name no host get this certificate.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<Boolean> ENABLED =
      Attribute.of(
              "enabled",
              new AttributeType.Switch(),
              "Renewed",
              "Whether it is ordered and renewed.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> STATE =
      Attribute.of(
          "state",
          new AttributeType.Choice(List.of("ordered", "valid", "failing", "off")),
          "State",
          "");
  public static final Attribute<String> PROBLEM =
      Attribute.of(
          "problem",
          new AttributeType.Text(MOST_TEXT),
          "Last error",
          "Why the last attempt failed. The server tries again at growing intervals.");
  public static final Attribute<Instant> EXPIRES =
      Attribute.of("expires", new AttributeType.Time(), "Valid until", "");
  public static final Attribute<Instant> RENEWAL =
      Attribute.of(
          "renewal",
          new AttributeType.Time(),
          "Renewal",
          "The time that the authority suggests, or after two thirds of the certificate's"
              + " lifetime.");
  public static final Attribute<Instant> TRIED =
      Attribute.of("tried", new AttributeType.Time(), "Last ordered", "");
  public static final Attribute<Instant> NEXT =
      Attribute.of("next", new AttributeType.Time(), "Next check", "");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "acme-certificate",
              "acme-certificates",
              "Certificates that the server orders and renews automatically (ACME).",
              NAME,
              DOMAIN,
              ACCOUNT,
              HOSTS,
              CHALLENGE,
              KEY_TYPE,
              IS_DEFAULT,
              ENABLED,
              STATE,
              PROBLEM,
              EXPIRES,
              RENEWAL,
              TRIED,
              NEXT,
              CREATED)
          .listing(NAME, DOMAIN, HOSTS, STATE, EXPIRES, RENEWAL, PROBLEM)
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE, Operation.DELETE, Operation.TEST);

  private AcmeCertificateType() {}
}
