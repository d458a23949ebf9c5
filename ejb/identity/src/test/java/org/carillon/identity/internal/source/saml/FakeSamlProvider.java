package org.carillon.identity.internal.source.saml;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.carillon.contract.source.SourceWeb;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An identity provider that says what a test tells it to, with signatures made by the JDK. */
public final class FakeSamlProvider implements SourceWeb {
  public static final String ENTITY = "https://id.corp.test/saml";

  public static final String METADATA = "https://id.corp.test/metadata?app=carillon";

  /** This server's entity id at the provider. */
  public static final String AUDIENCE = "https://mail.corp.test/saml/corp";

  /** The address to which browsers bring its answers. */
  public static final String CONSUMER = "https://mail.corp.test/saml/corp";

  static final SamlKey OTHER = SamlKey.parse(SamlKey.make("other"));
  private static final SamlKey OWN = SamlKey.parse(SamlKey.make("idp"));
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private static final String NAMESPACES =
      "xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\""
          + " xmlns:a=\"urn:oasis:names:tc:SAML:2.0:assertion\"";

  /** True if it does not answer. */
  public volatile boolean isAway;

  volatile boolean wantsSigned;
  volatile int asked;
  private volatile SamlKey key = OWN;
  private volatile SamlKey shown = key;

  /** Signs by another key from now on. */
  void rotate() {
    key = OTHER;
    shown = key;
  }

  /** Signs by a key that it does not publish. */
  void lie() {
    key = OTHER;
  }

  public String metadata() {
    try {
      return """
      <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
        <md:IDPSSODescriptor WantAuthnRequestsSigned="%s"
            protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
          <md:KeyDescriptor use="signing">
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
              <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
          </md:KeyDescriptor>
          <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
            Location="https://id.corp.test/out"/>
          <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
            Location="https://id.corp.test/in?tenant=1"/>
        </md:IDPSSODescriptor>
      </md:EntityDescriptor>
      """
          .formatted(
              ENTITY,
              wantsSigned,
              Base64.getMimeEncoder().encodeToString(shown.certificate().getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Reply call(Question question) throws IOException {
    asked++;
    if (isAway) {
      throw new IOException("away");
    }
    return new Reply(
        200, "application/samlmetadata+xml", metadata().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    // There is nothing to close.
  }

  private static String time(int seconds) {
    return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String assertion(String request) {
    return """
    <a:Assertion %s ID="%s" Version="2.0" IssueInstant="%s"><a:Issuer>%s</a:Issuer><a:Subject>\
    <a:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">4711</a:NameID>\
    <a:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
    <a:SubjectConfirmationData InResponseTo="%s" NotOnOrAfter="%s" Recipient="%s"/>\
    </a:SubjectConfirmation></a:Subject><a:Conditions NotBefore="%s" NotOnOrAfter="%s">\
    <a:AudienceRestriction><a:Audience>%s</a:Audience></a:AudienceRestriction></a:Conditions>\
    <a:AuthnStatement AuthnInstant="%s" SessionIndex="s1"><a:AuthnContext><a:AuthnContextClassRef>\
    urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</a:AuthnContextClassRef>\
    </a:AuthnContext></a:AuthnStatement><a:AttributeStatement>\
    <a:Attribute Name="urn:oid:0.9.2342.19200300.100.1.3" FriendlyName="mail">\
    <a:AttributeValue>ann@corp.test</a:AttributeValue></a:Attribute>\
    <a:Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name">\
    <a:AttributeValue>Ann Arbor</a:AttributeValue></a:Attribute>\
    </a:AttributeStatement></a:Assertion>"""
        .formatted(
            NAMESPACES,
            "_" + UUID.randomUUID(),
            time(-1),
            ENTITY,
            request,
            time(300),
            CONSUMER,
            time(-60),
            time(300),
            AUDIENCE,
            time(-5));
  }

  static String response(String request, String content) {
    return """
    <p:Response %s ID="%s" Version="2.0" IssueInstant="%s" Destination="%s" InResponseTo="%s">\
    <a:Issuer>%s</a:Issuer><p:Status>\
    <p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>%s</p:Response>"""
        .formatted(
            NAMESPACES, "_" + UUID.randomUUID(), time(-1), CONSUMER, request, ENTITY, content);
  }

  /** Returns a valid answer, in Base64. */
  public String answer(String request) {
    return answer(request, UnaryOperator.identity());
  }

  /** Returns an answer whose assertion was changed before it was signed, in Base64. */
  public String answer(String request, UnaryOperator<String> change) {
    return base64(response(request, signed(change.apply(assertion(request)), RSA_SHA256)));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Signs a document's root. */
  String signed(String xml, String algorithm) {
    return signed(xml, algorithm, key);
  }

  static String signed(String xml, String algorithm, SamlKey by) {
    try {
      Document document = document(xml);
      Element root = document.getDocumentElement();
      root.setIdAttribute("ID", true);
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      String digest =
          algorithm.endsWith("sha1")
              ? DigestMethod.SHA1
              : "http://www.w3.org/2001/04/xmlenc#sha256";
      var reference =
          factory.newReference(
              "#" + root.getAttribute("ID"),
              factory.newDigestMethod(digest, null),
              List.of(
                  factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                  factory.newTransform(
                      CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
              null,
              null);
      var info =
          factory.newSignedInfo(
              factory.newCanonicalizationMethod(
                  CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
              factory.newSignatureMethod(algorithm, null),
              List.of(reference));
      var context = new DOMSignContext(by.key(), root, root.getFirstChild().getNextSibling());
      context.setProperty("org.jcp.xml.dsig.secureValidation", false);
      factory.newXMLSignature(info, null).sign(context);
      return text(document);
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Document document(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String text(Document document) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return out.toString();
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the address of a sign-out message that is signed in its query. */
  URI logout(String subject, String session) {
    String message =
        """
        <p:LogoutRequest %s ID="%s" Version="2.0" IssueInstant="%s" Destination="%s/out">\
        <a:Issuer>%s</a:Issuer><a:NameID>%s</a:NameID><p:SessionIndex>%s</p:SessionIndex>\
        </p:LogoutRequest>"""
            .formatted(
                NAMESPACES, "_" + UUID.randomUUID(), time(-1), CONSUMER, ENTITY, subject, session);
    return SamlQuery.write(
        URI.create(CONSUMER + "/out"), SamlQuery.REQUEST, message, "r1", Optional.of(key));
  }
}
