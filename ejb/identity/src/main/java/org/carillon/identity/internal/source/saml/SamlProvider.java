package org.carillon.identity.internal.source.saml;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.opensaml.saml.saml2.metadata.EntitiesDescriptor;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;

/**
 * An identity provider's metadata (SAML 2.0 Metadata §2.4.3).
 *
 * @param entity its entity id
 * @param signIn the address to which browsers are redirected, by HTTP-Redirect
 * @param signOut the address to which they are redirected to sign out there, by HTTP-Redirect;
 *     empty if there is none
 * @param signedOut the address to which browsers are sent back after the provider asked to sign
 *     them out here; empty if there is none
 * @param certificates the certificates of the keys by which it signs
 * @param wantsSigned whether it wants requests to be signed
 */
record SamlProvider(
    String entity,
    URI signIn,
    Optional<URI> signOut,
    Optional<URI> signedOut,
    List<X509Certificate> certificates,
    boolean wantsSigned) {
  private static final int MOST_CERTIFICATES = 20;
  private static final int LEAST_RSA_BITS = 2_048;

  /**
   * Parses metadata.
   *
   * @param wanted the provider's entity id; empty if the metadata must describe only one
   * @throws InvalidSaml if the metadata does not describe that provider or has expired
   */
  static SamlProvider parse(String wanted, String metadata) throws InvalidSaml {
    List<EntityDescriptor> described = new ArrayList<>();
    collect(OpenSaml.parse(metadata, XMLObject.class), described);
    List<EntityDescriptor> found =
        described.stream()
            .filter(each -> each.getIDPSSODescriptor(SAMLConstants.SAML20P_NS) != null)
            .filter(each -> wanted.isEmpty() || wanted.equals(each.getEntityID()))
            .toList();
    if (found.size() != 1) {
      throw new InvalidSaml(
          wanted.isEmpty()
              ? "The metadata describes " + found.size() + " identity providers"
              : "The metadata does not describe the identity provider " + wanted);
    }
    return of(found.getFirst());
  }

  private static void collect(XMLObject object, List<EntityDescriptor> into) throws InvalidSaml {
    switch (object) {
      case EntityDescriptor one -> into.add(one);
      case EntitiesDescriptor several -> {
        into.addAll(several.getEntityDescriptors());
        for (EntitiesDescriptor within : several.getEntitiesDescriptors()) {
          collect(within, into);
        }
      }
      default -> throw new InvalidSaml("This is not SAML 2.0 metadata");
    }
  }

  private static SamlProvider of(EntityDescriptor entity) throws InvalidSaml {
    IDPSSODescriptor role = entity.getIDPSSODescriptor(SAMLConstants.SAML20P_NS);
    if (!entity.isValid() || !role.isValid()) {
      throw new InvalidSaml("The metadata has expired");
    }
    Optional<URI> signIn = redirected(role.getSingleSignOnServices(), Endpoint::getLocation);
    if (signIn.isEmpty()) {
      throw new InvalidSaml("The metadata has no sign-on address with the binding HTTP-Redirect");
    }
    List<X509Certificate> certificates = certificates(role);
    if (certificates.isEmpty()) {
      throw new InvalidSaml("The metadata has no usable signing certificate");
    }
    return new SamlProvider(
        entity.getEntityID(),
        signIn.get(),
        redirected(role.getSingleLogoutServices(), Endpoint::getLocation),
        redirected(role.getSingleLogoutServices(), SamlProvider::response),
        certificates,
        Boolean.TRUE.equals(role.getWantAuthnRequestsSigned()));
  }

  private static String response(Endpoint endpoint) {
    return endpoint.getResponseLocation() == null
        ? endpoint.getLocation()
        : endpoint.getResponseLocation();
  }

  private interface Place {
    String of(Endpoint endpoint);
  }

  private static Optional<URI> redirected(List<? extends Endpoint> all, Place place)
      throws InvalidSaml {
    for (Endpoint each : all) {
      if (SAMLConstants.SAML2_REDIRECT_BINDING_URI.equals(each.getBinding())) {
        return Optional.of(address(place.of(each)));
      }
    }
    return Optional.empty();
  }

  private static URI address(String text) throws InvalidSaml {
    try {
      URI address = URI.create(String.valueOf(text));
      boolean isWhole =
          ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
              && address.getHost() != null
              && address.getFragment() == null;
      if (isWhole) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      // A malformed address is reported like any other text that is not an address.
    }
    throw new InvalidSaml("The metadata has an invalid address: " + text);
  }

  private static List<X509Certificate> certificates(IDPSSODescriptor role) throws InvalidSaml {
    List<X509Certificate> found = new ArrayList<>();
    for (KeyDescriptor key : role.getKeyDescriptors()) {
      boolean signs = key.getUse() != UsageType.ENCRYPTION && key.getKeyInfo() != null;
      if (signs && found.size() < MOST_CERTIFICATES) {
        try {
          found.addAll(KeyInfoSupport.getCertificates(key.getKeyInfo()));
        } catch (CertificateException malformed) {
          throw new InvalidSaml("The metadata has an unreadable certificate", malformed);
        }
      }
    }
    return found.stream().filter(SamlProvider::isStrong).limit(MOST_CERTIFICATES).toList();
  }

  private static boolean isStrong(X509Certificate certificate) {
    return !(certificate.getPublicKey() instanceof RSAPublicKey rsa)
        || rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
  }
}
