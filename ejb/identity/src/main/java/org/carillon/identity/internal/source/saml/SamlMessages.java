package org.carillon.identity.internal.source.saml;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.X509Certificate;
import org.opensaml.xmlsec.signature.X509Data;

/**
 * Writes this server's messages to providers.
 *
 * @param entity this server's entity id
 */
record SamlMessages(String entity) {

  /**
   * Returns a request to identify the browser's user (SAML 2.0 Core §3.4.1).
   *
   * @param format the wanted format of names; empty for any
   */
  String signIn(SamlProvider provider, String id, URI back, String format) {
    AuthnRequest request = OpenSaml.make(AuthnRequest.DEFAULT_ELEMENT_NAME, AuthnRequest.class);
    begin(request, id, provider.signIn());
    request.setProtocolBinding(SAMLConstants.SAML2_POST_BINDING_URI);
    request.setAssertionConsumerServiceURL(back.toString());
    NameIDPolicy policy = OpenSaml.make(NameIDPolicy.DEFAULT_ELEMENT_NAME, NameIDPolicy.class);
    policy.setAllowCreate(true);
    if (!format.isEmpty()) {
      policy.setFormat(format);
    }
    request.setNameIDPolicy(policy);
    return OpenSaml.write(request);
  }

  /** Returns a request to sign a user out (SAML 2.0 Core §3.7.1). */
  String signOut(URI place, SamlAssertion known) {
    LogoutRequest request = OpenSaml.make(LogoutRequest.DEFAULT_ELEMENT_NAME, LogoutRequest.class);
    begin(request, "_" + UUID.randomUUID(), place);
    NameID id = OpenSaml.make(NameID.DEFAULT_ELEMENT_NAME, NameID.class);
    SamlAssertion.Name name = known.name();
    id.setValue(name.value());
    id.setFormat(said(name.format()));
    id.setNameQualifier(said(name.qualifier()));
    id.setSPNameQualifier(said(name.spQualifier()));
    request.setNameID(id);
    if (!known.session().isEmpty()) {
      SessionIndex index = OpenSaml.make(SessionIndex.DEFAULT_ELEMENT_NAME, SessionIndex.class);
      index.setValue(known.session());
      request.getSessionIndexes().add(index);
    }
    return OpenSaml.write(request);
  }

  private static String said(String text) {
    return text.isEmpty() ? null : text;
  }

  private void begin(RequestAbstractType request, String id, URI place) {
    request.setID(id);
    request.setVersion(SAMLVersion.VERSION_20);
    request.setIssueInstant(Instant.now());
    request.setDestination(place.toString());
    request.setIssuer(issuer());
  }

  private Issuer issuer() {
    Issuer issuer = OpenSaml.make(Issuer.DEFAULT_ELEMENT_NAME, Issuer.class);
    issuer.setValue(entity);
    return issuer;
  }

  /** Returns a response that the user has been signed out here (SAML 2.0 Core §3.7.2). */
  String signedOut(URI place, String request) {
    LogoutResponse response =
        OpenSaml.make(LogoutResponse.DEFAULT_ELEMENT_NAME, LogoutResponse.class);
    response.setID("_" + UUID.randomUUID());
    response.setVersion(SAMLVersion.VERSION_20);
    response.setIssueInstant(Instant.now());
    response.setDestination(place.toString());
    response.setInResponseTo(request);
    response.setIssuer(issuer());
    Status status = OpenSaml.make(Status.DEFAULT_ELEMENT_NAME, Status.class);
    StatusCode code = OpenSaml.make(StatusCode.DEFAULT_ELEMENT_NAME, StatusCode.class);
    code.setValue(StatusCode.SUCCESS);
    status.setStatusCode(code);
    response.setStatus(status);
    return OpenSaml.write(response);
  }

  /**
   * Returns this server's metadata (SAML 2.0 Metadata §2.4.4).
   *
   * @param places the addresses to which browsers come back, the default one first
   * @param key the key by which it signs, and for which providers may encrypt
   */
  String metadata(List<URI> places, Optional<SamlKey> key, String format) {
    EntityDescriptor metadata =
        OpenSaml.make(EntityDescriptor.DEFAULT_ELEMENT_NAME, EntityDescriptor.class);
    metadata.setEntityID(entity);
    SPSSODescriptor role =
        OpenSaml.make(SPSSODescriptor.DEFAULT_ELEMENT_NAME, SPSSODescriptor.class);
    role.addSupportedProtocol(SAMLConstants.SAML20P_NS);
    role.setAuthnRequestsSigned(key.isPresent());
    role.setWantAssertionsSigned(true);
    key.ifPresent(
        shown -> {
          role.getKeyDescriptors().add(descriptor(shown, UsageType.SIGNING));
          role.getKeyDescriptors().add(descriptor(shown, UsageType.ENCRYPTION));
        });
    SingleLogoutService out =
        OpenSaml.make(SingleLogoutService.DEFAULT_ELEMENT_NAME, SingleLogoutService.class);
    out.setBinding(SAMLConstants.SAML2_REDIRECT_BINDING_URI);
    out.setLocation(places.getFirst() + SamlSource.OUT);
    role.getSingleLogoutServices().add(out);
    if (!format.isEmpty()) {
      NameIDFormat wanted = OpenSaml.make(NameIDFormat.DEFAULT_ELEMENT_NAME, NameIDFormat.class);
      wanted.setURI(format);
      role.getNameIDFormats().add(wanted);
    }
    for (int i = 0; i < places.size(); i++) {
      AssertionConsumerService in =
          OpenSaml.make(
              AssertionConsumerService.DEFAULT_ELEMENT_NAME, AssertionConsumerService.class);
      in.setBinding(SAMLConstants.SAML2_POST_BINDING_URI);
      in.setLocation(places.get(i).toString());
      in.setIndex(i);
      in.setIsDefault(i == 0);
      role.getAssertionConsumerServices().add(in);
    }
    metadata.getRoleDescriptors().add(role);
    return OpenSaml.write(metadata);
  }

  private static KeyDescriptor descriptor(SamlKey key, UsageType use) {
    KeyDescriptor descriptor =
        OpenSaml.make(KeyDescriptor.DEFAULT_ELEMENT_NAME, KeyDescriptor.class);
    descriptor.setUse(use);
    KeyInfo info = OpenSaml.make(KeyInfo.DEFAULT_ELEMENT_NAME, KeyInfo.class);
    X509Data data = OpenSaml.make(X509Data.DEFAULT_ELEMENT_NAME, X509Data.class);
    X509Certificate certificate =
        OpenSaml.make(X509Certificate.DEFAULT_ELEMENT_NAME, X509Certificate.class);
    try {
      certificate.setValue(
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(key.certificate().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A certificate could not be written", impossible);
    }
    data.getX509Certificates().add(certificate);
    info.getX509Datas().add(data);
    descriptor.setKeyInfo(info);
    return descriptor;
  }
}
