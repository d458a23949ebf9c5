package org.carillon.mailauth.arc;

import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimSignature;

/** The three fields that one sealer added (RFC 8617 §4.2). */
record ArcSet(
    int instance,
    HeaderField results,
    DkimSignature message,
    HeaderField messageField,
    ArcSeal seal) {

  /** Returns the sealer with the results that it claims, without the instance number. */
  ArcReport.Sealer sealer() {
    String said = results.value();
    int begin = said.indexOf(';') + 1;
    return new ArcReport.Sealer(
        instance, seal.domain(), seal.selector(), said.substring(begin).strip());
  }
}
