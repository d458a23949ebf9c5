package org.carillon.contract.identity;

/** The response that a client computed from its password and the server's challenge. */
public sealed interface Evidence {

  /** Returns the challenge that was used. */
  Challenge challenge();

  /** A hexadecimal digest of password and challenge text (APOP or CRAM-MD5). */
  record TextDigest(Challenge challenge, String text, String digest) implements Evidence {
    /** Leaves the digest out, so that no log can show it. */
    @Override
    public String toString() {
      return "TextDigest[" + challenge + "]";
    }
  }

  /**
   * A response of DIGEST-MD5 (RFC 2831 §2.1.2.1).
   *
   * @param name as the client sent it, because it is part of the hashed text
   * @param realm as the client sent it
   * @param secretTail the part of A1 after the hash of name, realm and password: {@code
   *     :nonce:cnonce}, and {@code :authzid} if there is one
   * @param middle the text between the two hashes: {@code nonce:nc:cnonce:qop}
   * @param uri the digest-uri, which names the service
   * @param response in hexadecimal
   */
  record DigestMd5(
      String name, String realm, String secretTail, String middle, String uri, String response)
      implements Evidence {
    @Override
    public Challenge challenge() {
      return Challenge.DIGEST_MD5;
    }

    /** Leaves the response out, so that no log can show it. */
    @Override
    public String toString() {
      return "DigestMd5[]";
    }
  }

  /**
   * A response of NTLMv2 (MS-NLMP §3.3.2).
   *
   * @param name the name as the client sent it, before any normalization
   * @param domain as the client sent it
   * @param server the server's challenge, eight octets
   * @param response the proof, sixteen octets, followed by the client's data
   */
  record Ntlm(String name, String domain, byte[] server, byte[] response) implements Evidence {
    @Override
    public Challenge challenge() {
      return Challenge.NTLM;
    }

    /** Leaves the response out, so that no log can show it. */
    @Override
    public String toString() {
      return "Ntlm[]";
    }
  }

  /** A proof of SCRAM (RFC 5802 §3): AuthMessage, all that was sent before, and ClientProof. */
  record Scram(Challenge challenge, String message, byte[] proof) implements Evidence {
    /** Leaves the proof out, so that no log can show it. */
    @Override
    public String toString() {
      return "Scram[" + challenge + "]";
    }
  }
}
