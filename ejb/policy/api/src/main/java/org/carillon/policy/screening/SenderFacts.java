package org.carillon.policy.screening;

import java.util.Optional;
import org.carillon.mailauth.arc.ArcReport.Sealer;
import org.carillon.mailauth.bimi.BrandClaim;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.spf.SpfVerdict;

/**
 * What was found of who a message is from.
 *
 * @param vouching the trusted one that sealed that it was its author's, if one did
 * @param brand whose indicator may be shown beside it; empty where none may
 */
public record SenderFacts(
    SpfVerdict spf,
    DkimReport dkim,
    DmarcVerdict dmarc,
    Optional<Sealer> vouching,
    Optional<BrandClaim> brand) {}
