package org.carillon.listener.internal.signing;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A certificate's subject, besides its hosts' names; empty parts are left out.
 *
 * @param commonName usually the first host
 * @param country two letters (ISO 3166)
 */
public record Subject(
    String commonName,
    String organization,
    String unit,
    String locality,
    String state,
    String country,
    String email) {

  /** Creates a subject of a host alone. */
  public static Subject of(String commonName) {
    return new Subject(commonName, "", "", "", "", "", "");
  }

  /** Returns the distinguished name, from the country down. */
  X500Name name() {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    add(name, BCStyle.C, country);
    add(name, BCStyle.ST, state);
    add(name, BCStyle.L, locality);
    add(name, BCStyle.O, organization);
    add(name, BCStyle.OU, unit);
    add(name, BCStyle.CN, commonName);
    add(name, BCStyle.EmailAddress, email);
    return name.build();
  }

  private static void add(X500NameBuilder name, ASN1ObjectIdentifier type, String value) {
    if (!value.isEmpty()) {
      name.addRDN(type, value);
    }
  }
}
