package org.carillon.bench.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.carillon.testbed.Command;

/**
 * A peer's certificate.
 *
 * @param certificate a self-signed one, in PEM
 * @param key its RSA key of 2048 bits, in PEM
 */
public record PeerCertificate(Path certificate, Path key) {

  /** Makes one in an existing folder. */
  public static PeerCertificate make(Path folder) {
    Path certificate = folder.resolve("certificate.pem");
    Path key = folder.resolve("key.pem");
    Command.run(
            Duration.ofMinutes(2),
            Arrays.asList(
                ("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=bench -keyout "
                        + key
                        + " -out "
                        + certificate)
                    .split(" ")))
        .orFail();
    return new PeerCertificate(certificate, key);
  }
}
