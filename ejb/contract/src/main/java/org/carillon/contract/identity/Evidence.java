package org.carillon.contract.identity;

/** What a client computed from its password and what the server said before. */
public sealed interface Evidence {

  /** By which way. */
  Challenge challenge();

  /**
   * A digest of the password with a text: {@link Challenge#APOP} or {@link Challenge#CRAM_MD5}.
   *
   * @param text what the server said
   * @param digest in hexadecimal
   */
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
   * @param name as the client sent it: it is part of what was hashed
   * @param realm as the client sent it
   * @param secretTail what follows the hash of name, realm and password in A1: {@code
   *     :nonce:cnonce}, and {@code :authzid} where there is one
   * @param middle what stands between the two hashes: {@code nonce:nc:cnonce:qop}
   * @param uri what service was meant
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
   * @param name the name as the client sent it, before anything was made of it
   * @param domain as the client sent it
   * @param server what the server said, eight octets
   * @param response the proof, sixteen octets, and what the client said behind it
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

  /**
   * A proof of SCRAM (RFC 5802 §3).
   *
   * @param message all that both said before the proof (AuthMessage)
   * @param proof ClientProof
   */
  record Scram(Challenge challenge, String message, byte[] proof) implements Evidence {
    /** Leaves the proof out, so that no log can show it. */
    @Override
    public String toString() {
      return "Scram[" + challenge + "]";
    }
  }
}
