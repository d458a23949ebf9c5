package org.carillon.listener.internal.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.carillon.account.secret.HomeKey;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.object.NamedRow;
import org.carillon.listener.request.CertificateRequest;

/** A request, its key sealed. */
@Entity
@Table(name = "certificate_request")
class CertificateRequestRow extends NamedRow {
  /** The names, separated by spaces. */
  String hosts;

  @Column(name = "key_type")
  String keyType;

  long days;

  @Column(name = "common_name")
  String commonName;

  String organization;
  String unit;
  String locality;
  String state;
  String country;
  String email;

  /** The request in PEM. */
  String request;

  byte[] key = {};

  /** The id of its certificate in use. */
  Long certificate;

  static String purpose(long id) {
    return "certificate-request:" + id;
  }

  void seal(HomeKey homeKey, PrivateKey one) {
    key = homeKey.seal(purpose(id()), one.getEncoded());
  }

  PrivateKey open(HomeKey homeKey) {
    try {
      return KeyFactory.getInstance(KeyType.of(keyType).algorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(homeKey.open(purpose(id()), key)));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("The key of request " + name() + " is damaged", damaged);
    }
  }

  List<String> hosts() {
    return List.of(hosts.split(" "));
  }

  void take(CertificateRequest wanted, List<String> names) {
    hosts = String.join(" ", names);
    keyType = wanted.keyType().word();
    days = wanted.days();
    commonName = wanted.subject().commonName();
    organization = wanted.subject().organization();
    unit = wanted.subject().unit();
    locality = wanted.subject().locality();
    state = wanted.subject().state();
    country = wanted.subject().country();
    email = wanted.subject().email();
  }
}
