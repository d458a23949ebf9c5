package org.carillon.identity.internal.source.saml;

import java.util.List;
import java.util.Set;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.saml.saml2.encryption.EncryptedElementTypeEncryptedKeyResolver;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.ChainingEncryptedKeyResolver;
import org.opensaml.xmlsec.encryption.support.DecryptionException;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.encryption.support.SimpleRetrievalMethodEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;

/** Decrypts assertions for this server (SAML 2.0 Core §6). */
final class SamlDecryption {
  /**
   * The accepted algorithms. RSA's PKCS #1 v1.5 is not among them, because its errors reveal keys.
   * SHA-1 is accepted only as the hash of OAEP padding, where it is secure.
   */
  private static final Set<String> ALGORITHMS =
      Set.of(
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128_GCM,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES192_GCM,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES192,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256,
          EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP,
          EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP11,
          "http://www.w3.org/2000/09/xmldsig#sha1",
          EncryptionConstants.ALGO_ID_DIGEST_SHA256,
          EncryptionConstants.ALGO_ID_DIGEST_SHA512,
          EncryptionConstants.ALGO_ID_MGF1_SHA1,
          EncryptionConstants.ALGO_ID_MGF1_SHA256,
          EncryptionConstants.ALGO_ID_MGF1_SHA512);

  private SamlDecryption() {}

  /**
   * Decrypts an assertion, which is parsed as a document of its own.
   *
   * @throws InvalidSaml if it is not for this key, or its algorithm is not accepted; the message
   *     does not say what is wrong, so that an attacker learns nothing from it
   */
  static Assertion open(EncryptedAssertion encrypted, SamlKey key) throws InvalidSaml {
    Decrypter decrypter =
        new Decrypter(
            null,
            new StaticKeyInfoCredentialResolver(
                new BasicX509Credential(key.certificate(), key.key())),
            new ChainingEncryptedKeyResolver(
                List.of(
                    new InlineEncryptedKeyResolver(),
                    new EncryptedElementTypeEncryptedKeyResolver(),
                    new SimpleRetrievalMethodEncryptedKeyResolver())),
            ALGORITHMS,
            List.of());
    decrypter.setRootInNewDocument(true);
    try {
      Assertion assertion = decrypter.decrypt(encrypted);
      OpenSaml.requireDistinctIds(assertion.getDOM());
      return assertion;
    } catch (DecryptionException secret) {
      throw new InvalidSaml("encrypted data that cannot be decrypted");
    }
  }
}
