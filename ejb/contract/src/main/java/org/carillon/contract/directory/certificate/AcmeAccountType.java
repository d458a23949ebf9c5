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

/** The type of accounts at certificate authorities that are reached by ACME (RFC 8555). */
public final class AcmeAccountType {
  private static final int MOST_TEXT = 1_000;
  private static final int MOST_CERTIFICATES = 50_000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Lower-case letters, digits and hyphens. Orders refer to this name.")
          .atCreation(MUST)
          .like("letsencrypt");
  public static final Attribute<String> DIRECTORY =
      Attribute.of(
              "directory",
              new AttributeType.Text(MOST_TEXT),
              "Directory",
              "The authority's ACME address. Default: Let's Encrypt.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("https://acme-v02.api.letsencrypt.org/directory");
  public static final Attribute<String> CONTACT =
      Attribute.of(
              "contact",
              new AttributeType.Text(320),
              "Contact",
              "A mail address for notices from the authority. Optional.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("hostmaster@example.com");
  public static final Attribute<Boolean> TERMS_AGREED =
      Attribute.of(
              "termsAgreed",
              new AttributeType.Switch(),
              "Terms agreed",
              "Whether you agree to the authority's terms. No certificate is ordered before"
                  + " that. Test the account to see where the terms are.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<String> TERMS =
      Attribute.of(
          "terms",
          new AttributeType.Text(MOST_TEXT),
          "Terms",
          "The address of the authority's terms. Empty until the authority has been asked.");
  public static final Attribute<String> BINDING_ID =
      Attribute.of(
              "bindingId",
              new AttributeType.Text(MOST_TEXT),
              "External account ID",
              "The key identifier of an account that you already have at the authority, if the"
                  + " authority requires one (external account binding).")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> BINDING_KEY =
      Attribute.of(
              "bindingKey",
              new AttributeType.Secret(true),
              "External account key",
              "The key that belongs to this identifier, in base64url. It is stored encrypted"
                  + " and never shown.")
          .atCreation(MAY)
          .atChange(MAY)
          .folded();
  public static final Attribute<String> AUTHORITIES =
      Attribute.of(
              "authorities",
              new AttributeType.Text(MOST_CERTIFICATES),
              "Trusted authorities",
              "CA certificates in PEM that sign the web server's certificate of a private"
                  + " authority. Empty: the authorities that this machine trusts.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> DNS_SERVER =
      Attribute.of(
              "dnsServer",
              new AttributeType.Text(MOST_TEXT),
              "DNS server",
              "For dns-01: the server that changes zones by dynamic update (RFC 2136), with"
                  + " :port if it is not 53.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("ns1.example.com");
  public static final Attribute<String> DNS_ZONE =
      Attribute.of(
              "dnsZone",
              new AttributeType.Text(MOST_TEXT),
              "Zone",
              "The zone to change. Empty: the DNS server is asked for the zone of each name.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<String> DNS_KEY =
      Attribute.of(
              "dnsKey",
              new AttributeType.Text(MOST_TEXT),
              "DNS key",
              "The name of the key that signs updates (TSIG). Empty: updates are not signed.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("carillon-key");
  public static final Attribute<String> DNS_ALGORITHM =
      Attribute.of(
              "dnsAlgorithm",
              new AttributeType.Choice(
                  List.of("hmac-sha256", "hmac-sha224", "hmac-sha384", "hmac-sha512", "hmac-sha1")),
              "DNS key algorithm",
              "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("hmac-sha256")
          .folded();
  public static final Attribute<String> DNS_SECRET =
      Attribute.of(
              "dnsSecret",
              new AttributeType.Secret(true),
              "DNS key secret",
              "In base64. It is stored encrypted and never shown.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> DNS_HELPER =
      Attribute.of(
              "dnsHelper",
              new AttributeType.Text(MOST_TEXT),
              "DNS helper",
              "For dns-01 with a program of your own: its name in the server's folder for"
                  + " helpers, and its arguments.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .folded();
  public static final Attribute<Integer> DNS_DELAY =
      Attribute.of(
              "dnsDelay",
              new AttributeType.Whole(0, 600),
              "DNS delay",
              "Seconds until all servers of the zone have a change. The authority is asked to"
                  + " check only after that.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(10)
          .folded();
  public static final Attribute<String> LOCATION =
      Attribute.of(
          "location",
          new AttributeType.Text(MOST_TEXT),
          "Account address",
          "The address of the account at the authority. Empty until it is registered.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "acme-account",
              "acme-accounts",
              "Accounts at certificate authorities for ordering certificates (ACME).",
              NAME,
              DIRECTORY,
              CONTACT,
              TERMS_AGREED,
              TERMS,
              BINDING_ID,
              BINDING_KEY,
              AUTHORITIES,
              DNS_SERVER,
              DNS_ZONE,
              DNS_KEY,
              DNS_ALGORITHM,
              DNS_SECRET,
              DNS_HELPER,
              DNS_DELAY,
              LOCATION,
              CREATED)
          .listing(NAME, DIRECTORY, CONTACT, TERMS_AGREED, LOCATION)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE,
              Operation.TEST);

  private AcmeAccountType() {}
}
