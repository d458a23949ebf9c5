package org.carillon.policy.screening;

import java.util.Optional;
import org.carillon.mailauth.arc.ArcReport.Sealer;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.spf.SpfVerdict;

/**
 * The facts about the sender of a message.
 *
 * @param vouching the trusted server that sealed that the message was its author's, if any
 * @param brand the claim to the indicator that may be shown beside the message; empty if none may
 */
public record SenderFacts(
    SpfVerdict spf,
    DkimReport dkim,
    DmarcVerdict dmarc,
    Optional<Sealer> vouching,
    Optional<IndicatorRequest> brand) {}
