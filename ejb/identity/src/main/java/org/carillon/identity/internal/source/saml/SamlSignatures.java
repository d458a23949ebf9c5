package org.carillon.identity.internal.source.saml;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;
import org.opensaml.xmlsec.signature.support.impl.SignatureAlgorithmValidator;

/** Checks signatures of messages: the signer, the signed element and the algorithms. */
final class SamlSignatures {
  /** The accepted algorithms, including the digests in signatures. */
  private static final Set<String> ALGORITHMS =
      Set.of(
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256,
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA384,
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512,
          SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256,
          SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA384,
          SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA512,
          EncryptionConstants.ALGO_ID_DIGEST_SHA256,
          SignatureConstants.ALGO_ID_DIGEST_SHA384,
          EncryptionConstants.ALGO_ID_DIGEST_SHA512);

  private SamlSignatures() {}

  /**
   * Checks that the provider signed the object itself, as a whole and nothing else (SAML 2.0 Core
   * §5.4).
   *
   * @throws InvalidSaml if it did not
   */
  static void require(SignableSAMLObject object, List<X509Certificate> certificates)
      throws InvalidSaml {
    Signature signature = object.getSignature();
    if (signature == null) {
      throw new InvalidSaml("not signed");
    }
    try {
      new SAMLSignatureProfileValidator().validate(signature);
      new SignatureAlgorithmValidator(ALGORITHMS, List.of()).validate(signature);
    } catch (SignatureException other) {
      throw new InvalidSaml("with a malformed signature", other);
    }
    if (!SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS.equals(
        signature.getCanonicalizationAlgorithm())) {
      throw new InvalidSaml("with a signature in another form than exclusive canonical XML");
    }
    if (certificates.stream().noneMatch(certificate -> isBy(signature, certificate))) {
      throw new InvalidSaml("not signed by a key of the provider");
    }
  }

  private static boolean isBy(Signature signature, X509Certificate certificate) {
    try {
      SignatureValidator.validate(signature, new BasicX509Credential(certificate));
      return true;
    } catch (SignatureException another) {
      return false;
    }
  }
}
